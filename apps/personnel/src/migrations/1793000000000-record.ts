import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTables } from '@noivu/audit';
import { idempotencyTable, inletTable, outboxTables, unitNodeTable } from '@noivu/persistence';
import { decisionTables } from '../decision/decision.table';
import { factTables } from '../record/fact.table';
import { changeTables, recordTables } from '../record/record.table';
import { outsideResultTables } from '../result/outside-result.table';
import { recordLineTables } from '../search/record-line.table';
import { searchLinesFunction } from '../search/search-lines.function';

// Whoever may see a record may, with the right permission, see who saw it.
const accessLog = `
  GRANT SELECT ON audit_entry TO personnel;
  CREATE POLICY audit_entry_select ON audit_entry FOR SELECT TO personnel
    USING (EXISTS (SELECT 1 FROM personnel.record kept WHERE kept.id = audit_entry.record_id OFFSET 0));
`;

/** Records with their dated facts, decisions and changes, the lines that searches read, and what every service has. */
export class Record1793000000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(unitNodeTable('personnel'));
    await query.query(recordTables());
    await query.query(decisionTables());
    await query.query(changeTables());
    await query.query(factTables());
    await query.query(recordLineTables());
    await query.query(searchLinesFunction());
    await query.query(outsideResultTables());
    await query.query(auditTables('personnel', ['personnel', 'personnel_inlet']));
    await query.query(accessLog);
    await query.query(idempotencyTable('personnel'));
    await query.query(outboxTables('personnel'));
    await query.query(inletTable('personnel'));
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`DROP TABLE outside_result, record_line, fact, change, decision_concern, decision, record, unit_node, audit_seal, audit_entry, idempotency,
      outbox_position, outbox, inlet_cursor CASCADE`);
    await query.query('DROP FUNCTION personnel.search_lines(jsonb), fact_stays(), unit_places(), line_place()');
  }
}
