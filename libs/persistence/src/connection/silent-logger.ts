import type { Logger } from 'typeorm';

const nothing = (): void => undefined;

/** Keeps TypeORM from writing to the console: every failure is thrown, and whoever catches it has a log. */
export const silentLogger: Logger = {
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
  logMigration: nothing,
  log: nothing,
};
