import type { NatsReport } from './over-nats';
import type { SqlReport } from './over-sql';

/** What the process of the hostile service is given. */
export interface Orders {
  readonly brokerUrl: string;
  /** PostgreSQL without a login. */
  readonly databaseUrl: string;
  /** The logins of training that are tried there. */
  readonly roles: readonly string[];
  /** Training's own key files. */
  readonly keysFolder: string;
  /** A login at the broker that may do everything, for the part that tries the seals alone. */
  readonly openSeed: string;
  /** A record in the unit of the person whose token is captured. */
  readonly recordId: string;
  readonly mutations: { readonly count: number; readonly seed: number };
  readonly contexts: { readonly count: number; readonly seed: number };
}

/** What it got. */
export interface Report {
  /** Key files of others that it could read. */
  readonly otherKeys: readonly string[];
  /** Messages with people's tokens that reached it as training. */
  readonly captured: number;
  /** Subjects of messages that were not for it. */
  readonly overheard: readonly string[];
  readonly refusedByBroker: { readonly publish: number; readonly subscribe: number };
  readonly overNats: NatsReport;
  readonly sql: SqlReport;
}
