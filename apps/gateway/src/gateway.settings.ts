import type { JsonWebKey } from 'node:crypto';
import type { PairDirectory } from '@noivu/messaging';

/** Where the gateway stands: no database, only the broker and its own pair key. */
export interface GatewaySettings {
  readonly brokerUrl: string;
  /** Seed of the gateway's login key at the broker, where the URL has no login in it. */
  readonly brokerSeeds?: Readonly<Record<string, string>>;
  readonly subjectPrefix?: string;
  readonly pairKeys: Readonly<Record<string, JsonWebKey>>;
  readonly directory: PairDirectory;
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** Whether the API documentation is served: on in the demo, off in production unless switched on. */
  readonly docs: boolean;
}
