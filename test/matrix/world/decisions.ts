import type { Pool } from 'pg';
import { people } from './people';
import { madeId, unitIds, unitNames, type UnitName } from './tree';
import { otherSideOf } from './transfers';

const DECISION = `INSERT INTO personnel.decision (decision_id, number, issued_on, effective_on, issuer_unit_id, signer, subject, summary, entered_at, entered_by,
    entered_unit_id, entered_ord)
  SELECT $1, 'Chung', '2024-01-02', '2024-01-02', $3, 'Trần Văn Ký', 'OTHER', 'Về công tác cán bộ', now(), $1, unit_id, ord FROM personnel.unit_node WHERE unit_id = $2`;
const CONCERN = `INSERT INTO personnel.decision_concern (decision_id, record_id, kinds) VALUES ($1, $2, '{rank}')`;

/** The decision of a unit that concerns somebody of the unit and somebody far off: each side sees it, and whom else it concerns it does not see. */
export const sharedDecisionOf = (unit: UnitName): string => madeId('d5d5d5d5', unitNames.indexOf(unit) + 1);

/** Puts such a decision into every unit, behind everybody's back. */
export async function prepareDecisions(admin: Pool): Promise<void> {
  for (const unit of unitNames) {
    const decisionId = sharedDecisionOf(unit);
    await admin.query(DECISION, [decisionId, unitIds[unit], unitIds.homeAffairs]);
    for (const one of [unit, otherSideOf(unit)]) await admin.query(CONCERN, [decisionId, people[one].recordId]);
  }
}
