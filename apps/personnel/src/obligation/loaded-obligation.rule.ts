import type { StatusFact, Tier } from '@noivu/contracts';
import type { LoadedDecision, LoadedFact, LoadedRecord } from '../record/loaded-record';
import { eventOfChange } from './duty-event.rule';
import type { Reckon } from './duty.rule';
import { obligationRow, type ObligationRow } from './obligation-row.rule';

/**
 * The duties of a record that is loaded with its history, as they would stand if each change had been entered here at its time: opened and
 * closed at once, with its lateness. What came in together with the record was the paper file of somebody in service, which no period binds
 * (HB 9.1.a); what no rule asks for owes nothing.
 * @throws DomainError calendar-year-unknown
 * @law 20/QĐ-UBND, 9.1.a — hồ sơ của người hiện có mặt được đưa vào; văn bản không đặt thời hạn
 */
export function loadedObligations(record: LoadedRecord, tier: Tier, reckon: Reckon): ObligationRow[] {
  const begun = Date.parse(record.createdAt);
  return record.decisions
    .filter(({ enteredAt }) => Date.parse(enteredAt) > begun)
    .flatMap((decision) => {
      const facts = record.facts.filter(({ decisionId }) => decisionId === decision.decisionId);
      return rowOf(record, { decision, facts }, { tier, reckon }) ?? [];
    });
}

function rowOf(
  { recordId, custodianUnitId }: LoadedRecord,
  { decision, facts }: { decision: LoadedDecision; facts: readonly LoadedFact[] },
  { tier, reckon }: { tier: Tier; reckon: Reckon },
): ObligationRow | undefined {
  const { decisionId, issuedOn, effectiveOn, subject } = decision;
  const metAt = lastMoment(facts);
  if (metAt === undefined) return undefined;
  const event = eventOfChange(statusIn(facts), subject);
  const kinds = [...new Set(facts.map(({ kind }) => kind))];
  const duty = { event, ownerUnitId: custodianUnitId, recordId, decisionId, kinds, days: { issuedOn, effectiveOn } };
  return obligationRow(duty, { tier, openedAt: metAt, metAt }, reckon);
}

const lastMoment = (facts: readonly LoadedFact[]): string | undefined =>
  facts
    .map(({ recordedAt }) => recordedAt)
    .sort((one, other) => Date.parse(one) - Date.parse(other))
    .at(-1);

const statusIn = (facts: readonly LoadedFact[]): StatusFact['status'] | undefined =>
  facts.flatMap(({ kind, value }) => (kind === 'status' ? [(value as StatusFact).status] : [])).at(-1);
