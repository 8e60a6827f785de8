import type { JsonWebKey } from 'node:crypto';
import type { Clock } from '@noivu/calendar';
import type { PairDirectory } from '@noivu/messaging';

/** Where a process stands and what it may open: the same shape in one process and in many. */
export interface Settings {
  /** PostgreSQL without a login: `postgres://host:port/database`. */
  readonly databaseUrl: string;
  /** Passwords by database role; a process has only those of its own service. */
  readonly passwords: Readonly<Record<string, string>>;
  /** NATS; without a login in it each sender logs in with its own key. */
  readonly brokerUrl: string;
  /** Seeds of the login keys at the broker, by sender. */
  readonly brokerSeeds?: Readonly<Record<string, string>>;
  readonly subjectPrefix?: string;
  /** This process's private pair keys by sender: one in production, all in the one-process demo. */
  readonly pairKeys: Readonly<Record<string, JsonWebKey>>;
  readonly directory: PairDirectory;
  /** The province whose regulation holds, e.g. `dong-nai`. */
  readonly province: string;
  readonly clock: Clock;
  /** Identity's private signing key (ES256), where identity runs. */
  readonly signingKey?: { readonly kid: string; readonly privateKey: JsonWebKey };
}
