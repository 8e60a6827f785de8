import type { ServiceName } from '@noivu/contracts';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { acquireTimeout, answerTimeout } from './connections';
import { PreparingClient } from './preparing-client';
import { silentLogger } from './silent-logger';

/** A class that changes the schema, as TypeORM runs it. */
export type MigrationClass = Extract<NonNullable<DataSourceOptions['migrations']>, readonly unknown[]>[number];
type EntityList = Extract<NonNullable<DataSourceOptions['entities']>, MixedList<unknown>>;

/** What an app needs of its database. */
export interface DatabaseConfig {
  readonly service: ServiceName;
  /** URL with the login of the role: the app's own, or that of one of its duties. */
  readonly url: string;
  readonly entities: EntityList;
  /** The migrations the app was built against; it never runs them, `assertMigrated` compares. */
  readonly migrations?: readonly MigrationClass[];
  /** Connections at most; 10 unless said. */
  readonly poolSize?: number;
  /** Milliseconds after which an answer is given up; 6,000 unless said, just above the server's own statement_timeout. */
  readonly timeout?: number;
  /** Told of connections that broke while nobody used them. */
  readonly onError?: (error: Error) => void;
}

/** The data source of one app, with its entities listed: several apps may then live in one process. Not yet connected. */
export function database({
  service,
  url,
  entities,
  migrations = [],
  poolSize = 10,
  timeout = answerTimeout,
  onError = () => undefined,
}: DatabaseConfig): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: service,
    applicationName: `noivu-${service}`,
    entities,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    synchronize: false,
    installExtensions: false,
    logger: silentLogger,
    poolSize,
    connectTimeoutMS: acquireTimeout,
    poolErrorHandler: onError,
    extra: { query_timeout: timeout, keepAlive: true, Client: PreparingClient },
  });
}
