import type { MigrationInterface, QueryRunner } from 'typeorm';
import { scopedTable, unitNodeTable } from '@noivu/persistence';
import { jobTable } from '../src';

/** A toy of personnel: jobs, and things that belong to units, which jobs count and mark. */
export class ToyJobs1790000000001 implements MigrationInterface {
  readonly name = 'ToyJobs1790000000001';

  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable('personnel'));
    await query.query(`
      CREATE TABLE thing (n integer PRIMARY KEY, unit_ord integer NOT NULL, marks integer NOT NULL DEFAULT 0);
      CREATE INDEX thing_unit ON thing (unit_ord)`);
    await query.query(scopedTable({ service: 'personnel', table: 'thing', unitOrd: 'unit_ord' }));
    await query.query(jobTable('personnel'));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE job, thing, unit_node CASCADE');
  }
}
