import type { MigrationInterface, QueryRunner } from 'typeorm';
import { attachmentTables } from '../attachment/attachment.table';

/** Files that decisions cite and rosters to import, with their bytes. */
export class Attachment1793000000003 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(attachmentTables());
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE file_chunk, file; DROP FUNCTION file_stays(); DROP INDEX decision_attachment');
  }
}
