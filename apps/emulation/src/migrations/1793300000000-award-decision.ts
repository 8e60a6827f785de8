import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTables } from '@noivu/audit';
import { childTable, idempotencyTable, inletTable, outboxTables, unitNodeTable } from '@noivu/persistence';
import { persons, personTable } from '@noivu/persons';

const service = 'emulation';

const awardDecisions = `
  CREATE TABLE award_decision (
    award_decision_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    record_id         uuid NOT NULL REFERENCES person,
    title             text NOT NULL,
    year              smallint NOT NULL CHECK (year BETWEEN 1945 AND 2199),
    decision_number   text NOT NULL,
    decided_on        date NOT NULL,
    decided_by        text NOT NULL,
    recorded_at       timestamptz NOT NULL,
    recorded_by       uuid NOT NULL,
    CONSTRAINT award_decision_once UNIQUE (record_id, decision_number, title, year)
  );
`;

/** Decided awards (quyết định khen thưởng) of the people whose records personnel keeps. An award is recorded once and stays. */
export class AwardDecision1793300000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable(service));
    await query.query(persons(service));
    await query.query(awardDecisions);
    await query.query(
      childTable({
        service,
        table: 'award_decision',
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
      'DROP TABLE award_decision, person, unit_node, audit_seal, audit_entry, idempotency, outbox_position, outbox, inlet_cursor CASCADE',
    );
  }
}
