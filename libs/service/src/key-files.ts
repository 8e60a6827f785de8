import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonWebKey } from 'node:crypto';
import type { Sender } from '@noivu/contracts';
import type { PairDirectory } from '@noivu/messaging';
import type { Settings } from './service-settings';

/** The files of a key folder. In production each process is given only its own; in one process all stand together. */
export const keyFiles = {
  /** Public halves of every sender's pair key. */
  directory: 'directory.json',
  /** Private pair key of one sender (X25519). */
  pair: (sender: Sender) => `pair.${sender}.json`,
  /** Passwords of the database roles of one service. */
  database: (service: string) => `database.${service}.json`,
  /** One sender's login key at the broker (NKey). */
  broker: (sender: Sender) => `nats.${sender}.json`,
  /** Public halves of every sender's login key, for the broker's configuration. */
  brokerPublic: 'nats-keys.conf',
  /** Identity's signing key (ES256). */
  signing: 'signing.json',
} as const;

/** What a process reads out of its key folder. */
export type KeySettings = Pick<Settings, 'pairKeys' | 'directory' | 'passwords' | 'signingKey' | 'brokerSeeds'>;

const read = <T>(folder: string, file: string): T => {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  } catch (error) {
    throw new Error(`The key file ${file} cannot be read in ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Reads the keys of some senders. @throws Error naming the file that is missing or broken */
export function readKeys(folder: string, senders: readonly Sender[]): KeySettings {
  const services = senders.filter((sender) => sender !== 'gateway' && sender !== 'operator');
  return {
    directory: read<PairDirectory>(folder, keyFiles.directory),
    pairKeys: Object.fromEntries(senders.map((sender) => [sender, read<JsonWebKey>(folder, keyFiles.pair(sender))])),
    brokerSeeds: seedsIn(folder, senders),
    passwords: Object.assign({}, ...services.map((service) => read<Record<string, string>>(folder, keyFiles.database(service)))) as Record<
      string,
      string
    >,
    ...(senders.includes('identity') && { signingKey: read<NonNullable<Settings['signingKey']>>(folder, keyFiles.signing) }),
  };
}

// Optional: a broker may let its apps in otherwise, with a login in NATS_URL.
function seedsIn(folder: string, senders: readonly Sender[]): Record<string, string> {
  const having = senders.filter((sender) => existsSync(join(folder, keyFiles.broker(sender))));
  return Object.fromEntries(having.map((sender) => [sender, read<{ seed: string }>(folder, keyFiles.broker(sender)).seed]));
}
