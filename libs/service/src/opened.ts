import type { NatsConnection } from '@nats-io/transport-node';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { DenySet, Trust } from '@noivu/access';
import { GetSigningKeys, type Sender } from '@noivu/contracts';
import { connectBroker, KeyRing, ServiceBus } from '@noivu/messaging';
import type { ReadinessCheck } from '@noivu/ops';
import { assertMigrated, connections, database, dutyOf, reads, roleUrl, type Duty, type Reads } from '@noivu/persistence';
import { RevocationFeed } from './revocation-feed';
import type { ServiceApp } from './service-app';
import type { Settings } from './service-settings';

/** The voice of a process on the broker: its connection, its bus, and what it believes of tokens. */
export interface Voice {
  readonly nats: NatsConnection;
  readonly keys: KeyRing;
  readonly bus: ServiceBus;
  readonly trust: Trust;
  readonly revocations: RevocationFeed;
}

/** Connects a sender to the broker. */
export async function openVoice(
  sender: Sender,
  settings: Pick<Settings, 'brokerUrl' | 'brokerSeeds' | 'subjectPrefix' | 'pairKeys' | 'directory'>,
): Promise<Voice> {
  const { brokerUrl, brokerSeeds, subjectPrefix = '', pairKeys, directory } = settings;
  const pairKey = pairKeys[sender];
  if (!pairKey) throw new Error(`No pair key was given for ${sender}.`);
  const nats = await connectBroker({ url: brokerUrl, name: sender, sender, seed: brokerSeeds?.[sender] });
  const keys = new KeyRing(sender, pairKey, directory);
  const bus = new ServiceBus(nats, keys, subjectPrefix);
  const denied = new DenySet();
  const trust = new Trust(async () => (await bus.ask(GetSigningKeys, {})).keys as never, denied);
  return { nats, keys, bus, trust, revocations: new RevocationFeed(nats, bus, denied, subjectPrefix) };
}

/** What a process needs of the broker and of identity to be ready. */
export const readinessOf = (name: string, { nats, trust }: Voice): readonly ReadinessCheck[] => [
  { name: `${name}.broker`, isReady: () => !nats.isClosed() },
  { name: `${name}.revocations`, isReady: () => trust.denied.isInformed() },
];

/** The database as one service may open it: writing, reading one, reading lists, and outbox, projections and audit chain by roles of their own. */
export interface Stores {
  readonly db: DataSource;
  readonly inletDb: DataSource;
  readonly reads: Reads;
  readonly listReads: Reads;
  readonly relayPool: Pool;
  readonly sealerPool: Pool;
}

/** Opens a service's connections. @throws Error when the schema is not at the version of this code */
export async function openStores(app: ServiceApp, { databaseUrl, passwords }: Settings): Promise<Stores> {
  const urlOf = (role: string): string => {
    const password = passwords[role];
    if (password === undefined) throw new Error(`No password was given for the database role ${role}.`);
    return roleUrl(databaseUrl, role, password);
  };
  const duty = (name: Duty): string => urlOf(dutyOf(app.name, name));
  const { name, entities, migrations } = app;
  const db = await database({ service: name, url: urlOf(name), entities, migrations }).initialize();
  await assertMigrated(db);
  return {
    db,
    inletDb: await database({ service: name, url: duty('inlet'), entities, poolSize: 3 }).initialize(),
    reads: reads({ url: urlOf(name), name: `${name} reads` }),
    listReads: reads({ url: urlOf(name), name: `${name} lists`, customPlans: true }),
    relayPool: connections({ url: duty('relay'), name: `${name} relay`, size: 2 }),
    sealerPool: connections({ url: duty('sealer'), name: `${name} sealer`, size: 1 }),
  };
}

/** Closes what openStores opened. */
export async function closeStores({ db, inletDb, reads: one, listReads, relayPool, sealerPool }: Stores): Promise<void> {
  await Promise.all([db.destroy(), inletDb.destroy(), one.close(), listReads.close(), relayPool.end(), sealerPool.end()]);
}
