import { findingsOf, type Finding, type Session } from './finding';

const word = (action: string): string => `(SELECT facts FROM personnel.audit_entry WHERE action = '${action}' AND outcome = 'done')`;

/** A thing and its lines must be as many as each other, one by one. */
const oneToOne = (table: string, id: string, key: string, actions: string): string => `
  SELECT '${table} ' || coalesce(thing.id, line.id) || ' has ' || count(line.id) || ' lines of audit' AS what
  FROM (SELECT ${id}::text AS id FROM ${table}) thing
  FULL JOIN (SELECT facts->>'${key}' AS id FROM ${table.split('.')[0]}.audit_entry WHERE outcome = 'done' AND action IN (${actions})) line USING (id)
  GROUP BY thing.id, line.id HAVING count(line.id) <> 1 OR thing.id IS NULL`;

// What a transfer changes in a record is told by the line of its step.
const ofTransfers = 'SELECT decision_id, record_id FROM personnel.transfer';
const changes = `
  SELECT 'change ' || coalesce(thing.id, line.id) || ' has ' || count(line.id) || ' lines of audit' AS what
  FROM (SELECT change_id::text AS id FROM personnel.change
        WHERE decision_id IS NULL OR (decision_id, record_id) NOT IN (${ofTransfers})) thing
  FULL JOIN (SELECT facts->>'changeId' AS id FROM personnel.audit_entry
        WHERE outcome = 'done' AND action IN ('record-created', 'record-changed', 'result-taken-in')) line USING (id)
  GROUP BY thing.id, line.id HAVING count(line.id) <> 1 OR thing.id IS NULL`;

const changesOfTransfers = `
  SELECT 'transfer ' || t.transfer_id || ' has changed the record ' || made.times || ' times in ' || told.times || ' audited steps' AS what
  FROM personnel.transfer t,
    LATERAL (SELECT count(*) AS times FROM personnel.change c WHERE c.record_id = t.record_id AND c.decision_id = t.decision_id) made,
    LATERAL (SELECT count(*) AS times FROM personnel.audit_entry a WHERE a.record_id = t.record_id AND a.outcome = 'done'
      AND a.facts->>'transferId' = t.transfer_id::text AND a.action IN ('transfer-received', 'transfer-handed-on')) told
  WHERE made.times <> told.times`;

const steps = `
  SELECT 'transfer ' || t.transfer_id || ' stands at version ' || t.version || ' with ' || told.times || ' lines of audit' AS what
  FROM personnel.transfer t, LATERAL (SELECT count(*) AS times FROM personnel.audit_entry a WHERE a.record_id = t.record_id AND a.outcome = 'done'
    AND a.facts->>'transferId' = t.transfer_id::text AND a.action LIKE 'transfer-%' AND a.action NOT IN ('transfer-read', 'transfer-listed')) told
  WHERE told.times <> t.version
  UNION ALL
  SELECT 'a line of audit tells of the transfer ' || (told.facts->>'transferId') || ' that is not there'
  FROM ${word('transfer-proposed')} told LEFT JOIN personnel.transfer t ON t.transfer_id::text = told.facts->>'transferId'
  WHERE t.transfer_id IS NULL`;

/** Every effect has exactly one line in the audit trail, and no line tells of an effect that is not there. */
export async function checkAudit(session: Session): Promise<Finding[]> {
  const statements = [
    changes,
    changesOfTransfers,
    steps,
    oneToOne('training.enrolment', 'enrolment_id', 'enrolmentId', `'enrolment-recorded'`),
    oneToOne('emulation.award_decision', 'award_decision_id', 'awardDecisionId', `'award-recorded'`),
  ];
  const found: Finding[] = [];
  for (const statement of statements) found.push(...(await findingsOf(session, 'audited', statement)));
  return found;
}
