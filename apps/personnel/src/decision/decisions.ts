import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayInProvince, type Clock } from '@noivu/calendar';
import type { Concern, DecisionInput, FactKind } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { CLOCK } from '@noivu/service';
import { assertAttached } from '../attachment/assert-attached';
import type { DecisionDates } from '../obligation/obligation-keeper';
import { heldRecord } from '../record/record.table';
import { assertUnitsKnown } from '../unit/known-units';
import { assertDecisionDates } from './decision.rule';
import { seenDecision } from './decision.table';

/** A decision that was just entered. */
export interface EnteredDecision extends DecisionDates {
  readonly enteredAt: string;
  readonly concerns: readonly Concern[];
}

// A decision belongs to the unit of who enters it; where that lies outside the signed scope, to the first unit of the scope.
const entering = (turn: number): string => `SELECT unit_id, ord, ${turn} AS turn FROM unit_node WHERE ord <@ (SELECT personnel.scope())`;
const ENTER = `INSERT INTO decision (decision_id, number, issued_on, effective_on, issuer_unit_id, signer, subject, summary, retroactive_reason, attachment_id,
    entered_at, entered_by, entered_unit_id, entered_ord)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, unit_id, ord
  FROM (${entering(1)} AND unit_id = $13 UNION ALL (${entering(2)} ORDER BY ord LIMIT 1)) unit ORDER BY turn LIMIT 1 RETURNING decision_id`;
// Each record by its id: the planner takes a scope to hold one record in two hundred, and would read them all.
const CONCERN = `WITH kept AS MATERIALIZED (
    SELECT r.id, c.kinds FROM jsonb_to_recordset($2) AS c ("recordId" uuid, kinds text[])
      CROSS JOIN LATERAL (SELECT r.id FROM record r WHERE r.id = c."recordId" AND ${heldRecord('r')} OFFSET 0) r),
  entered AS (INSERT INTO decision_concern (decision_id, record_id, kinds) SELECT $1, id, kinds FROM kept ON CONFLICT DO NOTHING)
  SELECT count(*)::int AS kept FROM kept`;
const KNOWN = `SELECT decision_id AS "decisionId", issued_on::text AS "issuedOn", effective_on::text AS "effectiveOn", subject FROM decision d
  WHERE decision_id = $1 AND ${seenDecision('d')}`;

/** Decisions (quyết định) on which changes rest: entered once, cited as often as they carry something. They are not changed. */
@Injectable()
export class Decisions {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Enters a decision with the records it concerns, each within the scope.
   * @throws DomainError decision-in-future, decision-reason-required, unit-unknown, attachment-unknown, not-found
   */
  async enter(
    tx: EntityManager,
    message: MessageContext,
    { decisionId, ...input }: DecisionInput & { decisionId: string; concerns: readonly Concern[] },
  ): Promise<EnteredDecision> {
    const now = this.clock.now();
    assertDecisionDates(input, dayInProvince(now));
    await assertUnitsKnown(tx, [input.issuerUnitId]);
    if (input.attachmentId) await assertAttached(tx, input.attachmentId);
    const { accountId, unitId } = message.signedIn();
    const { number, issuedOn, effectiveOn, issuerUnitId, signer, subject, summary, retroactiveReason = null, attachmentId = null } = input;
    const told = [decisionId, number, issuedOn, effectiveOn, issuerUnitId, signer, subject, summary, retroactiveReason, attachmentId];
    const entered = await tx.query<object[]>(ENTER, [...told, now, accountId, unitId]);
    if (entered.length === 0) throw new DomainError('not-found');
    const concerns = joined(input.concerns);
    await this.concern(tx, decisionId, concerns);
    return { decisionId, issuedOn, effectiveOn, subject, enteredAt: now.toISOString(), concerns };
  }

  /** Says that a decision concerns records, each within the scope. @throws DomainError not-found */
  async concern(tx: EntityManager, decisionId: string, concerns: readonly Concern[]): Promise<void> {
    if (concerns.length === 0) return;
    const [row] = await tx.query<[{ kept: number }]>(CONCERN, [decisionId, JSON.stringify(concerns)]);
    if (row.kept < concerns.length) throw new DomainError('not-found');
  }

  /** The dates of a decision that the caller may see. @throws DomainError not-found */
  async known(tx: EntityManager, decisionId: string): Promise<DecisionDates> {
    const [decision] = await tx.query<DecisionDates[]>(KNOWN, [decisionId]);
    if (!decision) throw new DomainError('not-found');
    return decision;
  }
}

/** One concern a record, with all its kinds. */
function joined(concerns: readonly Concern[]): Concern[] {
  const kinds = new Map<string, Set<FactKind>>();
  for (const { recordId, kinds: named } of concerns) kinds.set(recordId, new Set([...(kinds.get(recordId) ?? []), ...named]));
  return [...kinds].map(([recordId, named]) => ({ recordId, kinds: [...named] }));
}
