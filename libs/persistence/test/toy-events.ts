import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dutyRights, idempotencyTable, inletTable, outboxTables, unitNodeTable } from '../src';

/** A toy producer: personnel counts orders and announces each. */
export class ToyProducer1790000000001 implements MigrationInterface {
  readonly name = 'ToyProducer1790000000001';

  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable('personnel') + outboxTables('personnel') + idempotencyTable('personnel'));
    await query.query(`
      CREATE TABLE made (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL);
      ALTER TABLE made ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      GRANT INSERT ON made TO personnel;
      CREATE POLICY made_insert ON made FOR INSERT TO personnel WITH CHECK (true)`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE made, idempotency, outbox_position, outbox, unit_node CASCADE');
  }
}

/** A toy consumer: training writes down every event it takes in, and would fail on one it saw before. */
export class ToyConsumer1790000000001 implements MigrationInterface {
  readonly name = 'ToyConsumer1790000000001';

  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable('training') + inletTable('training'));
    await query.query('CREATE TABLE taken (position bigint PRIMARY KEY, key text NOT NULL UNIQUE)');
    await query.query(dutyRights({ service: 'training', table: 'taken', duty: 'inlet', verbs: ['insert'] }));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE taken, inlet_cursor, unit_node CASCADE');
  }
}
