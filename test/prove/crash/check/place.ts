import { profileOf } from '@noivu/regulation';
import { transferStep, type TransferStanding, type TransferVerb } from '../../../../apps/personnel/src/transfer/transfer-step.rule';
import { findingsOf, rows, type Finding, type Session } from './finding';

const verbs: Readonly<Record<string, TransferVerb>> = {
  'transfer-sent': 'send',
  'transfer-received': 'receive',
  'transfer-handed-on': 'hand-on',
  'transfer-refused': 'refuse',
  'transfer-cancelled': 'cancel',
};

interface Row {
  readonly transferId: string;
  readonly recordId: string;
  readonly kind: TransferStanding['kind'];
  readonly state: TransferStanding['state'];
  readonly version: number;
  readonly isEnded: boolean;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly steps: readonly { action: string; usingUnitId?: string }[];
}

const TRANSFERS = `SELECT transfer_id AS "transferId", record_id AS "recordId", kind, state, version, ended_at IS NOT NULL AS "isEnded",
    from_unit_id AS "fromUnitId", to_unit_id AS "toUnitId",
    (SELECT coalesce(json_agg(json_build_object('action', action, 'usingUnitId', facts->>'usingUnitId') ORDER BY entry_id), '[]')
     FROM personnel.audit_entry a WHERE a.record_id = t.record_id AND a.outcome = 'done' AND a.facts->>'transferId' = t.transfer_id::text
       AND a.action IN (${Object.keys(verbs)
         .map((word) => `'${word}'`)
         .join(', ')})) AS steps
  FROM personnel.transfer t ORDER BY proposed_at`;

const placesOf = `
  SELECT 'record ' || id || ' has ' || times || ' transfers under way' AS what FROM (
    SELECT record_id AS id, count(*) AS times FROM personnel.transfer WHERE state IN ('PROPOSED', 'SENT') AND ended_at IS NULL GROUP BY 1) open
  WHERE times > 1
  UNION ALL
  SELECT 'the number ' || citizen_number || ' stands on ' || count(*) || ' records' FROM personnel.record WHERE withdrawn_at IS NULL GROUP BY citizen_number HAVING count(*) > 1
  UNION ALL
  SELECT 'record ' || r.id || ' is with no unit' FROM personnel.record r LEFT JOIN personnel.unit_node n ON n.unit_id = r.custodian_unit_id AND n.ord = r.custodian_ord
  WHERE n.unit_id IS NULL
  UNION ALL
  SELECT 'record ' || r.id || ' is not with the sender of its transfer' FROM personnel.record r
  JOIN personnel.transfer t ON t.record_id = r.id AND t.state IN ('PROPOSED', 'SENT') AND t.ended_at IS NULL WHERE t.from_unit_id <> r.custodian_unit_id`;

const CUSTODIANS = `SELECT r.id, r.custodian_unit_id AS "custodian", made.facts->>'custodianUnitId' AS "first" FROM personnel.record r
  JOIN personnel.audit_entry made ON made.record_id = r.id AND made.action = 'record-created' AND made.outcome = 'done'`;

const everywhere = { holdsFrom: true, isAboveFrom: true, holdsTo: true };

/**
 * Each person is in exactly one unit or one open transfer: the record lies where its transfers, played again by the pure step function, have brought it,
 * and each transfer stands where its audited steps lead.
 */
export async function checkPlace(session: Session): Promise<Finding[]> {
  const found: Finding[] = await findingsOf(session, 'one place', placesOf);
  const custodians = await rows<{ id: string; custodian: string; first: string }>(session, CUSTODIANS);
  const at = new Map(custodians.map(({ id, first }) => [id, first]));
  for (const row of await rows<Row>(session, TRANSFERS)) {
    const played = play(row, at);
    if (played !== undefined) found.push({ promise: 'one place', what: `transfer ${row.transferId}: ${played}` });
  }
  for (const { id, custodian } of custodians)
    if (at.get(id) !== custodian)
      found.push({ promise: 'one place', what: `record ${id} is with ${custodian}, its transfers end with ${at.get(id)}` });
  return found;
}

/** Plays the steps of one transfer, and moves the record along. @returns what is wrong */
function play({ steps, transferId: _, recordId, state, version, isEnded, ...draft }: Row, at: Map<string, string>): string | undefined {
  if (at.get(recordId) !== draft.fromUnitId) return `it begins at ${draft.fromUnitId}, the record was at ${at.get(recordId)}`;
  const profile = profileOf('tuyen-quang');
  let standing: TransferStanding = { ...draft, state: 'PROPOSED', version: 1, isEnded: false };
  for (const { action, usingUnitId } of steps) {
    const verb = verbs[action];
    if (!verb) return `an unknown step ${action}`;
    const outcome = transferStep(standing, { verb, version: standing.version, usingUnitId: usingUnitId ?? undefined }, everywhere, profile);
    if (outcome.refusal) return `${verb} has no place in ${standing.state}`;
    standing = outcome.transfer;
    for (const effect of outcome.effects) if (effect.effect === 'custody') at.set(recordId, effect.unitId);
  }
  const reached = [standing.state, standing.version, standing.isEnded].join(' ');
  const written = [state, version, isEnded].join(' ');
  return reached === written ? undefined : `its steps lead to ${reached}, it stands at ${written}`;
}
