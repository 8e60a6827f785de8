import type { MessageContext } from '@noivu/messaging';
import { actorOf, type AuditWords } from './audit-entry';

/**
 * The columns of an audit line whose values come as parameters from `$first` on, for a read that writes its line in the same statement: the line is
 * committed before a byte of the answer leaves. A read that finds nothing is on record too.
 */
export const auditColumns = (first: number): Record<string, string> => ({
  account_id: `$${first}::uuid`,
  session_id: `$${first + 1}::uuid`,
  unit_id: `$${first + 2}::uuid`,
  sender: `$${first + 3}`,
  action: `$${first + 4}`,
  outcome: `CASE WHEN read.reply IS NULL THEN 'not-found' ELSE 'done' END`,
  record_id: `$${first + 5}::uuid`,
  facts: `$${first + 6}::jsonb`,
  message_id: `$${first + 7}`,
  trace_id: `$${first + 8}`,
});

/** The values for auditColumns, in its order. */
export function auditValues(message: MessageContext, words: Omit<AuditWords, 'outcome'>): readonly unknown[] {
  const actor = actorOf(message);
  message.audited = true;
  return [
    actor.accountId,
    actor.sessionId,
    actor.unitId,
    actor.sender,
    words.action,
    words.recordId ?? null,
    JSON.stringify(words.facts ?? {}),
    actor.messageId,
    actor.traceId,
  ];
}
