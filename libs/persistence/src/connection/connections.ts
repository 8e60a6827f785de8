import { Pool } from 'pg';

/** A pool of plain connections. */
export interface ConnectionsConfig {
  /** URL with the login of the role. */
  readonly url: string;
  /** How the sessions are called in `pg_stat_activity`. */
  readonly name: string;
  /** Connections at most; 10 unless said. */
  readonly size?: number;
  /** Plans every execution afresh: lists and searches, whose best plan hangs on how narrow the scope is. */
  readonly customPlans?: boolean;
  /** Milliseconds after which an answer is given up; 6,000 unless said, just above the server's own statement_timeout. */
  readonly timeout?: number;
  /** Told of connections that broke while nobody used them; the pool replaces them by itself. */
  readonly onError?: (error: Error) => void;
}

/** Waiting longer than this for a free connection is answered 503: more waiting would only lengthen the queue. */
export const acquireTimeout = 3_000;
/** Ends what a frozen server cannot end itself. */
export const answerTimeout = 6_000;

/** Opens a pool; nothing connects before the first query. A connection that breaks while in use never ends the process. */
export function connections({
  url,
  name,
  size = 10,
  customPlans = false,
  timeout = answerTimeout,
  onError = () => undefined,
}: ConnectionsConfig): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: name,
    max: size,
    connectionTimeoutMillis: acquireTimeout,
    query_timeout: timeout,
    keepAlive: true,
    ...(customPlans && { options: '-c plan_cache_mode=force_custom_plan' }),
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
