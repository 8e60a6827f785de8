import type { MigrationInterface, QueryRunner } from 'typeorm';
import { exportLinesFunction } from '../export/export-lines.function';
import { exportTables } from '../export/export.table';

/** Exports of people with their bytes, and the function that reads for them. */
export class Export1793000000005 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(exportTables());
    await query.query(exportLinesFunction());
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'DROP FUNCTION personnel.export_lines(jsonb); DROP POLICY fact_owner_select ON fact; DROP TABLE export_chunk, record_export',
    );
  }
}
