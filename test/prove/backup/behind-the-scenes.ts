import { setTimeout as wait } from 'node:timers/promises';
import { auditHeads, type AuditHead } from '@noivu/audit';
import { services } from '@noivu/contracts';
import { Client } from 'pg';

/** One statement as the superuser; its rows. */
export async function ask<Row extends object>(adminUrl: string, statement: string, values: readonly unknown[] = []): Promise<Row[]> {
  return asAdmin(adminUrl, async (client) => (await client.query<Row>(statement, [...values])).rows);
}

async function asAdmin<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What time it is for a database. */
export async function momentOf(adminUrl: string): Promise<string> {
  const statement = `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS moment`;
  const [row] = await ask<{ moment: string }>(adminUrl, statement);
  return row?.moment ?? '';
}

/** Which of these records a database does not hold. */
export async function missing(adminUrl: string, records: readonly string[]): Promise<string[]> {
  const rows = await ask<{ id: string }>(adminUrl, 'SELECT id FROM personnel.record WHERE id = ANY ($1)', [records]);
  return records.filter((record) => !rows.some(({ id }) => id === record));
}

/** Whether a scope context opens anything. */
export async function opens(adminUrl: string, context: string): Promise<boolean> {
  return asAdmin(adminUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.ctx', $1, true)`, [context]);
    const { rows } = await client.query<{ claims: string[] | null }>('SELECT sec.claims() AS claims');
    return rows[0]?.claims !== null;
  });
}

/** Notes the heads of all chains once no entry waits for its link. */
export async function sealedHeads(adminUrl: string): Promise<AuditHead[]> {
  const waiting = services
    .map((name) => `(SELECT count(*) FROM ${name}.audit_entry) - (SELECT count(*) FROM ${name}.audit_seal)`)
    .join(' + ');
  for (;;) {
    const [row] = await ask<{ waiting: number }>(adminUrl, `SELECT (${waiting})::int AS waiting`);
    if (row?.waiting === 0) return asAdmin(adminUrl, (client) => auditHeads(client, services));
    await wait(100);
  }
}

/** Heads as the operator keeps them. */
export const headLines = (heads: readonly object[]): string => heads.map((head) => `${JSON.stringify(head)}\n`).join('');
