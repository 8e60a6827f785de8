import type { MigrationInterface, QueryRunner } from 'typeorm';
import { listObligationsFunction } from '../obligation/list-obligations.function';
import { takeCustodyFunction } from '../transfer/take-custody.function';
import { transferTable } from '../transfer/transfer.table';

/** Transfers of records between units, the one way in which custody passes, and the list of duties, which looks at transfers. */
export class Transfer1793000000002 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(transferTable());
    await query.query(takeCustodyFunction());
    await query.query(listObligationsFunction());
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DROP FUNCTION personnel.list_obligations(jsonb); DROP FUNCTION personnel.take_custody(uuid, integer, timestamptz, boolean, uuid, text);
      DROP POLICY record_custody_select ON record; DROP POLICY record_custody_update ON record; DROP POLICY record_line_custody_update ON record_line;
      DROP POLICY obligation_custody_select ON obligation; DROP POLICY obligation_custody_update ON obligation; DROP POLICY obligation_trail_custody_insert ON obligation_trail; DROP POLICY obligation_insert_step ON obligation;
      ALTER TABLE obligation DROP CONSTRAINT obligation_transfer_id_fkey;
      DROP TABLE transfer;
      DROP FUNCTION transfer_goes_its_way()`);
  }
}
