import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTables } from '@noivu/audit';
import { idempotencyTable, inletTable, outboxTables, scopedTable, unitNodeTable } from '@noivu/persistence';

const unitSpans = `
  CREATE TABLE unit_span (
    unit_id   uuid NOT NULL,
    valid     daterange NOT NULL CHECK (NOT isempty(valid)),
    parent_id uuid,
    code      text NOT NULL,
    name      text NOT NULL,
    search_key text COLLATE "C" NOT NULL,
    kind      text NOT NULL,
    tier      text NOT NULL CHECK (tier IN ('PROVINCE', 'DEPARTMENT', 'BASE')),
    gso_code  text,
    PRIMARY KEY (unit_id, valid),
    CONSTRAINT unit_span_one_at_a_time EXCLUDE USING gist (unit_id WITH =, valid WITH &&),
    CONSTRAINT unit_span_code_once EXCLUDE USING gist (code WITH =, valid WITH &&)
  );
  CREATE INDEX unit_span_search ON unit_span USING gin (search_key ext.gin_trgm_ops);
  CREATE INDEX unit_span_parent ON unit_span (parent_id);
  GRANT SELECT, INSERT, UPDATE ON unit_span TO organization;
`;

const staffingQuotas = `
  CREATE TABLE staffing_quota (
    unit_id   uuid NOT NULL REFERENCES unit_node,
    unit_ord  integer NOT NULL,
    year      smallint NOT NULL CHECK (year BETWEEN 1990 AND 2199),
    kind      text NOT NULL CHECK (kind IN ('ADMINISTRATIVE', 'PUBLIC_SERVICE', 'CONTRACT')),
    number    integer NOT NULL CHECK (number >= 0),
    decision_number text,
    decided_on date,
    version   integer NOT NULL DEFAULT 1,
    PRIMARY KEY (unit_id, year, kind)
  );
  CREATE INDEX staffing_quota_ord ON staffing_quota (unit_ord, year);
`;

/** Units as dated spans, their place in the present tree, and staffing quotas. */
export class Unit1793000000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable('organization', { writer: 'app' }));
    await query.query(unitSpans);
    await query.query(staffingQuotas);
    await query.query(scopedTable({ service: 'organization', table: 'staffing_quota', unitOrd: 'unit_ord' }));
    await query.query(auditTables('organization'));
    await query.query(idempotencyTable('organization'));
    await query.query(outboxTables('organization'));
    await query.query(inletTable('organization'));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'DROP TABLE staffing_quota, unit_span, unit_node, audit_seal, audit_entry, idempotency, outbox_position, outbox, inlet_cursor CASCADE',
    );
  }
}
