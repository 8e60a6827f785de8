import type { Client } from 'pg';
import { say, secondsSince } from '../../../deploy/local/run/terminal';
import { asSuperuser } from '../asked/as-superuser';
import type { Ground } from '../ground';

/** Provinces of the country (tỉnh, thành phố) since 1 July 2025. */
export const provinces = 34;
/** Personnel records of the country over those of the province that is measured: 2.3 million over 120,000. */
const TIMES = 2_300_000 / 120_000;

/** What was written. */
export interface Country {
  readonly people: number;
  readonly units: number;
}

// Triggers and references look at each row and nothing here depends on them. The indexes stay: they grow as they would.
const settings = `SET session_replication_role = replica; SET maintenance_work_mem = '1GB'; SET gin_pending_list_limit = '256MB'; SET work_mem = '256MB';
  SET synchronous_commit = off; SET search_path = personnel, ext`;
const COLUMNS = `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`;
const twin = (id: string): string => `md5(${id}::text || '/' || $1::int)::uuid`;

const places = { department_ord: 'department_ord + $1 * $2', province_ord: 'province_ord + $1 * $2' };

/** How a row becomes that of another province: $1 is its number, $2 the width of a province in the numbering of the tree. */
const changes = {
  unit_node: {
    unit_id: twin('unit_id'),
    parent_id: twin('parent_id'),
    code: `code || '.' || $1::int`,
    ord: 'ord + $1 * $2',
    last_ord: 'last_ord + $1 * $2',
    ...places,
  },
  // Made numbers begin with 9, which no citizen's number does.
  record: {
    id: twin('id'),
    custodian_unit_id: twin('custodian_unit_id'),
    custodian_ord: 'custodian_ord + $1 * $2',
    citizen_number: `'9' || lpad($1::text, 3, '0') || lpad(row_number() OVER (ORDER BY id)::text, 8, '0')`,
  },
  record_line: { record_id: twin('record_id'), custodian_unit_id: twin('custodian_unit_id'), unit_ord: 'unit_ord + $1 * $2', ...places },
} as const;

type Copied = keyof typeof changes;
const keys = { record: 'id', record_line: 'record_id' } as const;

async function copyOf(client: Client, table: Copied, from: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(COLUMNS, [`personnel.${table}`]);
  const changed: Readonly<Record<string, string>> = changes[table];
  const names = rows.map(({ name }) => name);
  return `INSERT INTO personnel.${table} (${names.join(', ')}) SELECT ${names.map((name) => changed[name] ?? name).join(', ')} FROM ${from}`;
}

/**
 * Writes 33 more provinces beside the one that stands, each with its tree of units and an equal share of its people under other ids and numbers, into
 * what a search reads: units, records, search lines. The province itself stays as it is. Runs as the superuser; takes minutes at full size.
 */
export async function writeCountry(ground: Ground): Promise<Country> {
  return asSuperuser(ground, async (client) => {
    await client.query(settings);
    await client.query(`CREATE TEMP TABLE own_unit AS SELECT * FROM personnel.unit_node`);
    await client.query(`CREATE TEMP TABLE own_record AS SELECT * FROM personnel.record`);
    await client.query(`CREATE TEMP TABLE own_line AS SELECT * FROM personnel.record_line`);
    const { rows } = await client.query<{ width: number; units: number; people: number }>(
      `SELECT (SELECT max(last_ord) + 1 FROM own_unit) AS width, (SELECT count(*)::int FROM own_unit) AS units, (SELECT count(*)::int FROM own_record) AS people`,
    );
    const { width = 0, units = 0, people = 0 } = rows[0] ?? {};
    const share = Math.round((people * (TIMES - 1)) / (provinces - 1));
    const taken = (table: 'record' | 'record_line', from: string): string =>
      `(SELECT * FROM ${from} ORDER BY ${keys[table]} LIMIT ${share}) own`;
    const statements = [
      await copyOf(client, 'unit_node', 'own_unit'),
      await copyOf(client, 'record', taken('record', 'own_record')),
      await copyOf(client, 'record_line', taken('record_line', 'own_line')),
    ];
    const begun = performance.now();
    for (let number = 1; number < provinces; number += 1)
      for (const statement of statements) await client.query(statement, [number, width]);
    for (const table of Object.keys(changes)) await client.query(`VACUUM (ANALYZE) personnel.${table}`);
    // What is still to be written to disk is not put on the account of the requests that follow.
    await client.query('CHECKPOINT');
    say(`${provinces - 1} more provinces written after ${secondsSince(begun)}`);
    return { people: people + share * (provinces - 1), units: units * provinces };
  });
}
