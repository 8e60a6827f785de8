import { rows, type Kept, type Session } from './check/finding';
import type { Journal } from './journal';

/** A fault made by hand, and the promise that it breaks. */
export interface Control {
  readonly fault: string;
  readonly breaks: Kept;
  readonly make: (session: Session, journal: Journal) => Promise<unknown>;
}

const acknowledged = (journal: Journal, verb: string, field: string): string => {
  const write = journal.acknowledged.find((one) => one.verb === verb);
  if (!write) throw new RangeError(`No ${verb} was acknowledged.`);
  return String(write.outcome.done[field]);
};

const copy = async (session: Session, table: string, changed: Readonly<Record<string, string>>): Promise<void> => {
  const [schema, name] = table.split('.');
  const columns = await rows<{ name: string }>(
    session,
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' AND is_identity = 'NO'`,
    [schema, name],
  );
  const names = columns.map((column) => column.name);
  const values = names.map((column) => changed[column] ?? column);
  await session.query(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} LIMIT 1`);
};

const somePerson = '(SELECT id FROM personnel.record ORDER BY id LIMIT 1)';

/** One fault of each kind. Each is made in a transaction by somebody whom no trigger and no policy holds, and taken back. */
export const controls: readonly Control[] = [
  {
    fault: 'the facts of an acknowledged change are gone',
    breaks: 'acknowledged',
    make: (session, journal) =>
      session.query('DELETE FROM personnel.fact WHERE change_id = $1', [acknowledged(journal, 'change', 'changeId')]),
  },
  {
    fault: 'a fact says something else than was sent',
    breaks: 'acknowledged',
    make: (session, journal) =>
      session.query(`UPDATE personnel.fact SET value = value || '{"phone": "0"}' WHERE change_id = $1`, [
        acknowledged(journal, 'change', 'changeId'),
      ]),
  },
  {
    fault: 'an acknowledged record is gone',
    breaks: 'acknowledged',
    make: (session, journal) => session.query('DELETE FROM personnel.record WHERE id = $1', [acknowledged(journal, 'create', 'recordId')]),
  },
  {
    fault: 'an acknowledged course is gone',
    breaks: 'acknowledged',
    make: (session, journal) =>
      session.query('DELETE FROM training.enrolment WHERE enrolment_id = $1', [acknowledged(journal, 'enrol', 'enrolmentId')]),
  },
  {
    fault: 'an acknowledged step of a transfer is undone',
    breaks: 'acknowledged',
    make: (session, journal) =>
      session.query(`UPDATE personnel.transfer SET state = 'PROPOSED', version = 1 WHERE transfer_id = $1`, [
        acknowledged(journal, 'send', 'transferId'),
      ]),
  },
  {
    fault: 'a decision was entered twice',
    breaks: 'once',
    make: (session) => copy(session, 'personnel.decision', { decision_id: 'gen_random_uuid()' }),
  },
  {
    fault: 'a course was recorded twice',
    breaks: 'once',
    make: (session) => copy(session, 'training.enrolment', { enrolment_id: 'gen_random_uuid()', started_on: `started_on - 1` }),
  },
  {
    fault: 'a change has no line of audit',
    breaks: 'audited',
    make: (session, journal) =>
      session.query(`DELETE FROM personnel.audit_entry WHERE facts->>'changeId' = $1`, [acknowledged(journal, 'change', 'changeId')]),
  },
  {
    fault: 'a step of a transfer has no line of audit',
    breaks: 'audited',
    make: (session, journal) =>
      session.query(`DELETE FROM personnel.audit_entry WHERE action = 'transfer-sent' AND facts->>'transferId' = $1`, [
        acknowledged(journal, 'send', 'transferId'),
      ]),
  },
  {
    fault: 'a line of audit stands twice',
    breaks: 'audited',
    make: (session) =>
      session.query(`INSERT INTO emulation.audit_entry (sender, action, outcome, facts, message_id, trace_id)
        SELECT sender, action, outcome, facts, message_id, trace_id FROM emulation.audit_entry WHERE action = 'award-recorded' AND outcome = 'done' LIMIT 1`),
  },
  {
    fault: 'a line of audit tells of what never was',
    breaks: 'audited',
    make: (session) =>
      session.query(`INSERT INTO personnel.audit_entry (sender, action, outcome, facts, message_id, trace_id)
        VALUES ('gateway', 'record-changed', 'done', jsonb_build_object('changeId', gen_random_uuid()), 'x', '')`),
  },
  {
    fault: 'a record has moved without a transfer',
    breaks: 'one place',
    make: (session) =>
      session.query(`UPDATE personnel.record SET (custodian_unit_id, custodian_ord) = (SELECT unit_id, ord FROM personnel.unit_node WHERE unit_id <> custodian_unit_id LIMIT 1)
        WHERE id = ${somePerson}`),
  },
  {
    fault: 'a record is with no unit',
    breaks: 'one place',
    make: (session) => session.query(`UPDATE personnel.record SET custodian_unit_id = gen_random_uuid() WHERE id = ${somePerson}`),
  },
  {
    fault: 'two transfers of one record are under way',
    breaks: 'one place',
    make: async (session) => {
      await session.query('DROP INDEX personnel.transfer_open');
      await session.query(`UPDATE personnel.transfer SET state = 'SENT', ended_at = NULL, record_id = (SELECT record_id FROM personnel.transfer LIMIT 1)
        WHERE transfer_id IN (SELECT transfer_id FROM personnel.transfer LIMIT 2)`);
    },
  },
  {
    fault: 'a person stands on two records',
    breaks: 'one place',
    make: async (session) => {
      await session.query('DROP INDEX personnel.record_citizen_number_key');
      await copy(session, 'personnel.record', { id: 'gen_random_uuid()' });
    },
  },
  {
    fault: 'a search line says something old',
    breaks: 'projections',
    make: (session) => session.query(`UPDATE personnel.record_line SET title = 'x' WHERE record_id = ${somePerson}`),
  },
  {
    fault: 'reporting counts somebody no more',
    breaks: 'projections',
    make: (session) => session.query(`DELETE FROM reporting.person_span WHERE record_id = ${somePerson}`),
  },
  {
    fault: 'training holds an old version of a record',
    breaks: 'projections',
    make: (session) => session.query(`UPDATE training.person SET version = version - 1 WHERE record_id = ${somePerson}`),
  },
  {
    fault: 'emulation has not heard of a person',
    breaks: 'projections',
    make: (session) => session.query(`DELETE FROM emulation.person WHERE record_id = ${somePerson}`),
  },
  {
    fault: 'a course has not come into the record',
    breaks: 'projections',
    make: (session) =>
      session.query(`DELETE FROM personnel.fact WHERE row_id = (SELECT row_id FROM personnel.fact WHERE kind = 'course' LIMIT 1)`),
  },
  {
    fault: 'a service holds a unit at another place',
    breaks: 'projections',
    make: (session) =>
      session.query(
        `UPDATE identity.unit_node SET last_ord = last_ord + 1 WHERE unit_id = (SELECT unit_id FROM identity.unit_node LIMIT 1)`,
      ),
  },
  {
    fault: 'a position is missing',
    breaks: 'outbox',
    make: (session) => session.query('DELETE FROM personnel.outbox_position WHERE position = 2'),
  },
  {
    fault: 'a change was never announced',
    breaks: 'outbox',
    make: (session) => session.query('DELETE FROM personnel.outbox WHERE id = (SELECT max(id) FROM personnel.outbox)'),
  },
  {
    fault: 'a follower stands behind',
    breaks: 'outbox',
    make: (session) => session.query(`UPDATE reporting.inlet_cursor SET position = position - 1 WHERE producer = 'personnel'`),
  },
];
