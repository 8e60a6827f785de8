import type { DataSource, EntityManager } from 'typeorm';
import { sqlName } from '../sql-name';

const FORCED = `SELECT relname AS name FROM pg_catalog.pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relforcerowsecurity ORDER BY relname`;

/**
 * Runs a load as the owner of a schema, in one transaction: an operator's first fill, which no person's scope bounds. The owner is bound by the policies
 * like everybody; they are lifted for it within this transaction, which locks everybody else out meanwhile, and stand again when it commits.
 */
export function loadAsOwner<T>(owner: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return owner.transaction(async (tx) => {
    const tables = await tx.query<{ name: string }[]>(FORCED);
    const each = async (force: 'FORCE' | 'NO FORCE') => {
      for (const { name } of tables) await tx.query(`ALTER TABLE ${sqlName(name)} ${force} ROW LEVEL SECURITY`);
    };
    await each('NO FORCE');
    const result = await work(tx);
    await each('FORCE');
    return result;
  });
}
