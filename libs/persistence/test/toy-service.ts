import type { MigrationInterface, QueryRunner } from 'typeorm';
import { childTable, ownerReads, scopedListing, scopedTable, unitNodeTable, type ScopedTable } from '../src';

const record: ScopedTable = { service: 'personnel', table: 'record', unitOrd: 'custodian_ord', ownRecord: 'id' };

const listing = scopedListing({
  service: 'personnel',
  name: 'list_records',
  parameters: 'page integer',
  text: (within) =>
    `SELECT json_agg(found.id)::text FROM (SELECT r.id FROM record r WHERE ${within('r.custodian_ord', 'r.id')} ORDER BY r.custodian_ord, r.name, r.id LIMIT page) found`,
});

/** A toy of personnel: records of units, facts of records, obligations of units. */
export class ToyRecords1790000000001 implements MigrationInterface {
  readonly name = 'ToyRecords1790000000001';

  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable('personnel'));
    await query.query(`
      CREATE TABLE record (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), custodian_ord integer NOT NULL, name text COLLATE "C" NOT NULL);
      CREATE INDEX record_custodian ON record (custodian_ord, name, id);
      CREATE TABLE fact (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, record_id uuid NOT NULL REFERENCES record, body text NOT NULL, closed boolean NOT NULL DEFAULT false);
      CREATE INDEX fact_record ON fact (record_id);
      CREATE TABLE obligation (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, unit_ord integer NOT NULL, due date NOT NULL);
      CREATE INDEX obligation_unit ON obligation (unit_ord, due);
      CREATE TABLE read_trail (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account uuid NOT NULL, record_id text NOT NULL, found boolean NOT NULL)`);
    await query.query(scopedTable(record));
    await query.query(ownerReads(record) + listing);
    await query.query(scopedTable({ service: 'personnel', table: 'obligation', unitOrd: 'unit_ord' }));
    await query.query(
      childTable({ service: 'personnel', table: 'fact', key: 'record_id', parent: record, writes: { update: ['closed'] } }),
    );
    await query.query(`
      ALTER TABLE read_trail ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      GRANT INSERT ON read_trail TO personnel;
      CREATE POLICY read_trail_insert ON read_trail FOR INSERT TO personnel WITH CHECK (account = (SELECT sec.account()))`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE read_trail, obligation, fact, record, unit_node CASCADE');
  }
}
