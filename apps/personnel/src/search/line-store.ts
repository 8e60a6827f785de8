import type { EntityManager } from 'typeorm';
import type { Line } from './record-line.rule';

const COLUMNS = `full_name, name_key, name_sort, sex, born_on, born_year, category, rank_code, degree, party, status, title, refresh_on`;
const LINE = `jsonb_to_recordset($1) AS l ("recordId" uuid, version int, "fullName" text, "nameKey" text, "nameSort" text, sex text, "bornOn" text, "bornYear" int,
  category text, "rankCode" text, degree text, party boolean, status text, title text, "refreshOn" date)`;
const VALUES = `l."fullName", l."nameKey", l."nameSort", l.sex, l."bornOn", l."bornYear", l.category, l."rankCode", l.degree, l.party, l.status, l.title, l."refreshOn"`;

// Each record by its id: under its policy the planner would read all of them.
const WRITE = `INSERT INTO record_line (record_id, version, custodian_unit_id, unit_ord, ${COLUMNS})
  SELECT r.id, l.version, r.custodian_unit_id, r.custodian_ord, ${VALUES} FROM ${LINE}
    CROSS JOIN LATERAL (SELECT r.id, r.custodian_unit_id, r.custodian_ord FROM record r WHERE r.id = l."recordId" OFFSET 0) r
  ON CONFLICT (record_id) DO UPDATE SET (version, custodian_unit_id, unit_ord, ${COLUMNS}) =
    (excluded.version, excluded.custodian_unit_id, excluded.unit_ord, ${COLUMNS.replaceAll(/\w+/g, 'excluded.$&')})`;
// A change that came in between has written the line itself, under a higher version: what was read before it is let go.
const REFRESH = `UPDATE record_line SET (${COLUMNS}) = (SELECT ${VALUES}) FROM ${LINE} WHERE record_line.record_id = l."recordId" AND record_line.version = l.version`;

/** A line with the record and the version that it was made from. */
export interface MadeLine extends Line {
  readonly recordId: string;
  readonly version: number;
}

/** Writes the lines of records that are being changed, with their custodian as it stands. */
export const writeLines = (tx: EntityManager, lines: readonly MadeLine[]): Promise<unknown> => tx.query(WRITE, [JSON.stringify(lines)]);

/** Writes what a new day makes of lines whose records have not changed since they were read. */
export const refreshLines = (tx: EntityManager, lines: readonly MadeLine[]): Promise<unknown> => tx.query(REFRESH, [JSON.stringify(lines)]);
