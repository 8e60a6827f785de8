import type { MigrationInterface, QueryRunner } from 'typeorm';
import { obligationTable } from '../obligation/obligation.table';

/** Duties with a time limit, and their trail. */
export class Obligation1793000000001 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(obligationTable());
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE obligation_trail, obligation');
  }
}
