import type { Client } from 'pg';
import type { Follower } from '../../../deploy/operator/projection.data';

/** The tables that a rebuild writes, and what of them a rebuild may change: nothing. */
const tables: Readonly<Record<'reporting' | 'training' | 'emulation', readonly string[]>> = {
  reporting: ['person_span', 'unit_span', 'unit_node', 'quota', 'unit_figures', 'taken_version'],
  training: ['person', 'unit_node'],
  emulation: ['person', 'unit_node'],
};

/** The services whose rebuild is measured: those that hold people. */
export const rebuiltServices = Object.keys(tables) as readonly (keyof typeof tables & Follower)[];

/** How many rows a service's projections hold, and what is in them: equal prints are equal tables, whatever the order of rows. */
export async function printOf(client: Client, service: keyof typeof tables): Promise<{ readonly rows: number; readonly print: string }> {
  let [rows, prints] = [0, ''];
  for (const table of tables[service]) {
    const found = await client.query<{ count: string; print: string }>(
      `SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS print FROM ${service}.${table} t`,
    );
    rows += Number(found.rows[0]?.count ?? 0);
    prints += `${table} ${found.rows[0]?.count} ${found.rows[0]?.print};`;
  }
  return { rows, print: prints };
}
