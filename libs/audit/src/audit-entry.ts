import type { EntityManager } from 'typeorm';
import type { MessageContext } from '@noivu/messaging';
import { asDomainError, trailGateOf } from '@noivu/persistence';

/** What a line of the audit trail says beyond who asked. Personal values never stand in `facts`: ids, counts, dates, codes. */
export interface AuditWords {
  readonly action: string;
  readonly outcome?: string;
  readonly recordId?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Who and what message a line belongs to, in the order of the columns. */
export interface AuditActor {
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly unitId: string | null;
  readonly sender: string;
  readonly messageId: string;
  readonly traceId: string;
}

/** The actor of a message: its caller, or the service that speaks for itself. */
export const actorOf = ({ caller, envelope }: MessageContext): AuditActor => ({
  accountId: caller?.accountId ?? null,
  sessionId: caller?.sessionId ?? null,
  unitId: caller?.unitId ?? null,
  sender: envelope.from,
  messageId: envelope.id,
  traceId: envelope.trace?.slice(3, 35) ?? '',
});

const INSERT = `INSERT INTO audit_entry (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/**
 * Writes one line in the transaction of what it tells of; both commit, or neither does.
 * @throws DomainError service-unavailable where the trail is locked or full: no audit, no answer
 */
export async function recordAudit(
  tx: Pick<EntityManager, 'query' | 'dataSource'>,
  message: MessageContext,
  words: AuditWords,
): Promise<void> {
  const actor = actorOf(message);
  const gate = trailGateOf(tx.dataSource);
  gate.pass(message.arrivedAt);
  const written = tx.query(INSERT, [
    actor.accountId,
    actor.sessionId,
    actor.unitId,
    actor.sender,
    words.action,
    words.outcome ?? 'done',
    words.recordId ?? null,
    JSON.stringify(words.facts ?? {}),
    actor.messageId,
    actor.traceId,
  ]);
  await written.catch((error: unknown) => {
    throw asDomainError(gate.learn(error));
  });
}
