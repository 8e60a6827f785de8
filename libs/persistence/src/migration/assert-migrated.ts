import { DatabaseError } from 'pg';
import { QueryFailedError, type DataSource } from 'typeorm';

const isUndefinedTable = (error: unknown): boolean =>
  error instanceof QueryFailedError && error.driverError instanceof DatabaseError && error.driverError.code === '42P01';

async function migrated(dataSource: DataSource): Promise<Set<string>> {
  try {
    const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM migration');
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (isUndefinedTable(error)) return new Set();
    throw error;
  }
}

/**
 * Throws one clear error if the database lacks a migration that the app was built against. A database that is ahead is well: changes of the schema keep
 * the version before them working.
 */
export async function assertMigrated(dataSource: DataSource): Promise<void> {
  const done = await migrated(dataSource);
  const lacking = dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name).filter((name) => !done.has(name));
  if (lacking.length === 0) return;
  throw new Error(`The database lacks ${lacking.length} migration(s), the first is ${lacking[0]}: run the migrate command first`);
}
