import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTables } from '@noivu/audit';
import { dutyRights, inletTable, ownerReads, scopedTable, unitNodeTable } from '@noivu/persistence';
import { unitFiguresTables } from '../figures/unit-figures.table';
import { personSpanTable } from '../person/person-span.table';
import { everyReportFunction, reportFunctionRights } from '../report/report-function';

const service = 'reporting';

const unitSpans = `
  CREATE TABLE unit_span (
    unit_id   uuid NOT NULL,
    valid     daterange NOT NULL CHECK (NOT isempty(valid)),
    parent_id uuid,
    code      text NOT NULL,
    name      text NOT NULL,
    kind      text NOT NULL,
    tier      text NOT NULL,
    CONSTRAINT unit_span_one_at_a_time EXCLUDE USING gist (unit_id WITH =, valid WITH &&)
  );
  CREATE INDEX unit_span_parent ON unit_span (parent_id);
`;

const quotas = `
  CREATE TABLE quota (
    unit_id uuid NOT NULL,
    year    smallint NOT NULL,
    kind    text NOT NULL CHECK (kind IN ('ADMINISTRATIVE', 'PUBLIC_SERVICE', 'CONTRACT')),
    number  integer NOT NULL CHECK (number >= 0),
    PRIMARY KEY (unit_id, year, kind)
  );
`;

/** What was taken in of each thing that others announce: only a higher version replaces it. */
const takenVersions = `
  CREATE TABLE taken_version (
    subject text NOT NULL,
    key     text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (subject, key)
  );
`;

const personSpans = `
  CREATE TABLE person_span (
    record_id         uuid NOT NULL,
    valid             daterange NOT NULL CHECK (NOT isempty(valid)),
    valid_from        date NOT NULL GENERATED ALWAYS AS (lower(valid)) STORED,
    valid_to          date NOT NULL GENERATED ALWAYS AS (coalesce(upper(valid), 'infinity')) STORED,
    custodian_unit_id uuid NOT NULL,
    custodian_ord     integer,
    managing_unit_id  uuid NOT NULL,
    using_unit_id     uuid NOT NULL,
    full_name         text NOT NULL,
    name_sort         text COLLATE "C" NOT NULL,
    sex               text NOT NULL CHECK (sex IN ('MALE', 'FEMALE')),
    born_on           date NOT NULL,
    last_service_day  date NOT NULL,
    category          text,
    level             text,
    status            text,
    rank_code         text,
    rank_column       text,
    is_minority       boolean NOT NULL,
    is_religious      boolean NOT NULL,
    is_party_member   boolean NOT NULL,
    degree            text,
    political_theory  text,
    state_management  text,
    it                text,
    english           text,
    other_language    text,
    ethnic_language   text,
    CONSTRAINT person_span_one_at_a_time EXCLUDE USING gist (record_id WITH =, valid WITH &&)
  );
  CREATE INDEX person_span_record ON person_span (record_id);
  CREATE INDEX person_span_custodian ON person_span (custodian_ord, name_sort, record_id);
  CREATE INDEX person_span_custodian_unit ON person_span (custodian_unit_id);
  CREATE INDEX person_span_bm01 ON person_span (using_unit_id, valid_to) WHERE category = 'CIVIL_SERVANT' AND level = 'DISTRICT_AND_ABOVE';
`;

/**
 * The flat projections that forms are counted from: the dated tree of units, quotas, and people in spans of days in which nothing changes that is
 * counted; beside them the figures of one day, worked out already. Only the inlet writes them. People are seen within the scope of whoever asks; the functions of a form see all and give numbers alone.
 */
export class Figures1793100000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable(service));
    for (const table of [unitSpans, quotas, takenVersions, personSpans]) await query.query(table);
    await query.query(dutyRights({ service, table: 'taken_version', duty: 'inlet', verbs: ['select', 'insert', 'update'] }));
    await query.query(scopedTable(personSpanTable));
    for (const table of ['unit_span', 'quota', 'person_span']) {
      await query.query(dutyRights({ service, table, duty: 'inlet', verbs: ['select', 'insert', 'update', 'delete'] }));
      await query.query(ownerReads({ service, table }));
    }
    await query.query(unitFiguresTables());
    for (const text of everyReportFunction) await query.query(text);
    for (const right of reportFunctionRights) await query.query(`GRANT EXECUTE ON FUNCTION ${right.function} TO ${right.roles.join(', ')}`);
    await query.query(auditTables(service));
    await query.query(inletTable(service));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'DROP FUNCTION reporting.figures_bm01(uuid, date), reporting.counted_bm01(uuid, date), reporting.report_units(uuid, date), reporting.report_reach(uuid)',
    );
    await query.query(
      'DROP TABLE unit_figures, counted_day, person_span, taken_version, quota, unit_span, unit_node, audit_seal, audit_entry, inlet_cursor CASCADE',
    );
  }
}
