import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTables } from '@noivu/audit';
import { childTable, idempotencyTable, inletTable, outboxTables, unitNodeTable } from '@noivu/persistence';
import { persons, personTable } from '@noivu/persons';

const service = 'training';

const enrolments = `
  CREATE TABLE enrolment (
    enrolment_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    record_id    uuid NOT NULL REFERENCES person,
    course       text NOT NULL,
    provider     text,
    started_on   date NOT NULL,
    completed_on date NOT NULL CHECK (completed_on >= started_on),
    certificate  text,
    hours        integer CHECK (hours > 0),
    recorded_at  timestamptz NOT NULL,
    recorded_by  uuid NOT NULL,
    CONSTRAINT enrolment_once UNIQUE (record_id, course, started_on, completed_on)
  );
`;

/** Enrolments (kết quả đào tạo, bồi dưỡng) of the people whose records personnel keeps. An enrolment is recorded once and stays. */
export class Enrolment1793200000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable(service));
    await query.query(persons(service));
    await query.query(enrolments);
    await query.query(
      childTable({
        service,
        table: 'enrolment',
        key: 'record_id',
        parent: personTable(service),
        parentKey: 'record_id',
        writes: { insert: true, update: false },
      }),
    );
    await query.query(auditTables(service));
    await query.query(idempotencyTable(service));
    await query.query(outboxTables(service));
    await query.query(inletTable(service));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'DROP TABLE enrolment, person, unit_node, audit_seal, audit_entry, idempotency, outbox_position, outbox, inlet_cursor CASCADE',
    );
  }
}
