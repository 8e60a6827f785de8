import type { MigrationInterface, QueryRunner } from 'typeorm';
import { jobTable } from '@noivu/jobs';
import { importTables } from '../import/import.table';
import { withdrawal, withdrawalUndone } from '../import/withdrawal.sql';

/** Jobs, imports of rosters with their rows, and records that can be taken out of use. */
export class Import1793000000004 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(jobTable('personnel'));
    await query.query(importTables());
    await query.query(withdrawal());
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(withdrawalUndone);
    await query.query(
      'DROP TABLE import_error, import_row, roster_import; DROP FUNCTION personnel.job_context(uuid); DROP TABLE job; DROP FUNCTION job_stays()',
    );
  }
}
