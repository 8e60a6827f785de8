import { DatabaseError } from 'pg';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { sqlName } from '../sql-name';

interface Table {
  readonly name: string;
  readonly forced: boolean;
}

const TABLES = `SELECT relname AS name, relforcerowsecurity AS forced FROM pg_catalog.pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY relname`;

/** Services go on meanwhile, and look at tables in whatever order suits them: a few meetings at worst. */
const TRIES = 20;
const isDeadlock = (error: unknown): boolean =>
  error instanceof QueryFailedError && error.driverError instanceof DatabaseError && error.driverError.code === '40P01';

/**
 * Runs a load as the owner of a schema, in one transaction: an operator's first fill, which no person's scope bounds. The owner is bound by the policies
 * like everybody; they are lifted for it within this transaction, and stand again when it commits. All tables are taken hold of before the work begins, so that it
 * waits for nobody; where that ended in a deadlock with somebody who held one and wanted another, it is begun anew.
 */
export async function loadAsOwner<T>(owner: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    let begun = false;
    try {
      return await owner.transaction(async (tx) => {
        const forced = await holdTables(tx);
        begun = true;
        await toggle(tx, forced, 'NO FORCE');
        const result = await work(tx);
        await toggle(tx, forced, 'FORCE');
        return result;
      });
    } catch (error) {
      if (begun || tries === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

/** Locks everybody else out of every table of the schema; those whose policies bind the owner too. */
async function holdTables(tx: EntityManager): Promise<readonly Table[]> {
  const tables = await tx.query<Table[]>(TABLES);
  await tx.query(`LOCK TABLE ${tables.map(({ name }) => sqlName(name)).join(', ')} IN ACCESS EXCLUSIVE MODE`);
  return tables.filter(({ forced }) => forced);
}

async function toggle(tx: EntityManager, tables: readonly Table[], force: 'FORCE' | 'NO FORCE'): Promise<void> {
  for (const { name } of tables) await tx.query(`ALTER TABLE ${sqlName(name)} ${force} ROW LEVEL SECURITY`);
}
