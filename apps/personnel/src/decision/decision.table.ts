import { decisionSubjects } from '@noivu/contracts';
import { childTable, dutyRights } from '@noivu/persistence';
import { recordTable, seenRecord } from '../record/record.table';

const subjects = decisionSubjects.map((subject) => `'${subject}'`).join(', ');

const decision = `
  CREATE TABLE decision (
    decision_id        uuid PRIMARY KEY,
    number             text NOT NULL,
    issued_on          date NOT NULL,
    effective_on       date NOT NULL,
    issuer_unit_id     uuid NOT NULL,
    signer             text NOT NULL,
    subject            text NOT NULL CHECK (subject IN (${subjects})),
    summary            text NOT NULL,
    retroactive_reason text,
    attachment_id      uuid,
    entered_at         timestamptz NOT NULL,
    entered_by         uuid NOT NULL,
    entered_unit_id    uuid NOT NULL REFERENCES unit_node,
    entered_ord        integer NOT NULL
  );
  CREATE INDEX decision_entered ON decision (entered_ord, issued_on DESC, decision_id);
  CREATE INDEX decision_issued ON decision (issued_on DESC, decision_id);
  CREATE INDEX decision_entered_unit ON decision (entered_unit_id);
`;

const concern = `
  CREATE TABLE decision_concern (
    decision_id uuid NOT NULL REFERENCES decision,
    record_id   uuid NOT NULL REFERENCES record,
    kinds       text[] NOT NULL,
    PRIMARY KEY (decision_id, record_id)
  );
  CREATE INDEX decision_concern_record ON decision_concern (record_id);
`;

// Whoever entered it, or keeps a record that it concerns, sees a decision; whom else it concerns they do not see.
const policies = `
  ALTER TABLE decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT ON decision TO personnel;
  CREATE POLICY decision_select ON decision FOR SELECT TO personnel USING (
    entered_ord <@ (SELECT personnel.scope())
    OR EXISTS (SELECT 1 FROM personnel.decision_concern concern WHERE concern.decision_id = decision.decision_id OFFSET 0));
  CREATE POLICY decision_insert ON decision FOR INSERT TO personnel WITH CHECK (entered_ord <@ (SELECT personnel.scope()));
`;

/** SQL: the decision, named so, is shown to the caller. Whoever entered it, or keeps a record that it concerns, sees a decision. */
export const seenDecision = (row: string): string =>
  `(${row}.entered_ord <@ (SELECT personnel.scope()) OR EXISTS (${seenConcerns(`${row}.decision_id`)} OFFSET 0))`;

/** SQL of the records that a decision concerns, as far as the caller sees them: record_id, kinds. */
export const seenConcerns = (decisionId: string): string =>
  `SELECT concern.record_id, concern.kinds FROM decision_concern concern JOIN record r ON r.id = concern.record_id
    WHERE concern.decision_id = ${decisionId} AND ${seenRecord('r')}`;

/** The SQL of the tables of decisions and of whom they concern; the table of records must stand. */
export const decisionTables = (): string => `
  ${decision}
  ${concern}
  ${childTable({ service: 'personnel', table: 'decision_concern', key: 'record_id', parent: recordTable, writes: { update: false } })}
  ${policies}
  ${dutyRights({ service: 'personnel', table: 'decision', duty: 'inlet', verbs: ['select', 'update'] })}
`;
