import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { Pool } from 'pg';
import { signAccessToken } from '@noivu/access';
import type { Clock } from '@noivu/calendar';
import {
  packPermissions,
  services,
  type EventContract,
  type OutboxEvent,
  type Permission,
  type Producer,
  type Sender,
} from '@noivu/contracts';
import { connectBroker, KeyRing, newPairKey, ServiceBus, type Asking } from '@noivu/messaging';
import { loginRoles, migrate } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { startService, type RunningService, type ServiceApp, type Settings } from '@noivu/service';
import { freshDatabase, rolePassword, type FreshDatabase } from './database';
import { testNatsUrl } from './run-of-tests';

/** One service on a database and subjects of its own; of all others only what it asks them for is there: keys, revocations, events. */
export interface LoneService extends RunningService {
  readonly database: FreshDatabase;
  /** A superuser's pool, to look behind the scenes. */
  readonly admin: Pool;
  /** Asks as the gateway does. */
  readonly bus: ServiceBus;
  /** Lets another service announce something; the service has taken it in after catchUp(). */
  announce<Payload extends object>(
    producer: Producer,
    event: EventContract<Payload>,
    payload: Payload & { version: number },
    key: string,
  ): void;
  /** The token of somebody with these scopes (`<unit>:subtree`, `<unit>:unit`) and permissions. */
  caller(scopes: readonly string[], permissions: readonly Permission[]): Promise<Asking & { token: string }>;
}

const senders: readonly Sender[] = [...services, 'gateway', 'operator'];

/** Starts a service alone. */
export async function loneService(app: ServiceApp, clock: Clock): Promise<LoneService> {
  const database = await freshDatabase();
  await migrate({ adminUrl: database.adminUrl, service: app.name, migrations: app.migrations });
  const admin = new Pool({ connectionString: database.adminUrl, max: 2 });
  const identity = new Pool({ connectionString: database.url('identity'), max: 2 });
  const others = await standIns();
  const running = await startService(app, settingsOn(database, others, clock));
  await running.ready();
  const bus = new ServiceBus(others.nats, new KeyRing('gateway', others.pair('gateway').privateKey, others.directory), others.prefix);
  return {
    ...running,
    database,
    admin,
    bus,
    announce: others.announce,
    catchUp: () => patiently(running.catchUp),
    caller: (scopes, permissions) => tokenOf(identity, others.signing, { scopes, permissions }),
    stop: async () => {
      await running.stop();
      await Promise.all([identity.end(), admin.end(), others.nats.drain()]);
      await database.drop();
    },
  };
}

/** On a busy machine an answer may come too late; the service asks again by itself, and so does who waits for it. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let tries = 5; ; tries -= 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 1 || !(error instanceof DomainError) || error.code !== 'service-unavailable') throw error;
    }
  }
}

type Others = Awaited<ReturnType<typeof standIns>>;

const settingsOn = (database: FreshDatabase, { directory, pair, prefix }: Others, clock: Clock): Settings => ({
  databaseUrl: database.adminUrl,
  passwords: Object.fromEntries(loginRoles.map((role) => [role, rolePassword(role)])),
  brokerUrl: testNatsUrl(),
  subjectPrefix: prefix,
  pairKeys: Object.fromEntries(senders.map((sender) => [sender, pair(sender).privateKey])),
  directory,
  province: 'dong-nai',
  clock,
});

async function standIns() {
  const nats = await connectBroker({ url: testNatsUrl(), name: 'stand-ins' });
  const prefix = `${randomUUID().slice(0, 8)}.`;
  const pairs = new Map(senders.map((sender) => [sender, newPairKey()]));
  const pair = (sender: Sender) => pairs.get(sender) ?? newPairKey();
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  answer(nats, `${prefix}identity.keys.get`, () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test' }] }));
  answer(nats, `${prefix}identity.revocation.list`, () => ({ data: [], asOf: new Date().toISOString() }));
  const announce = outboxesOn(nats, prefix);
  await nats.flush();
  return {
    nats,
    prefix,
    pair,
    directory: Object.fromEntries([...pairs].map(([sender, { publicKey: half }]) => [sender, half])),
    announce,
    signing: privateKey,
  };
}

function answer(nats: NatsConnection, subject: string, reply: (request: never) => object): void {
  const ok = headers();
  ok.set('Noivu-Status', '200');
  nats.subscribe(subject, {
    callback: (_, message) => void message.respond(JSON.stringify(reply(message.json<never>())), { headers: ok }),
  });
}

function outboxesOn(nats: NatsConnection, prefix: string): LoneService['announce'] {
  const outboxes = new Map<Producer, OutboxEvent[]>();
  for (const producer of ['organization', 'personnel', 'training', 'emulation'] as const) {
    const events: OutboxEvent[] = [];
    outboxes.set(producer, events);
    answer(nats, `${prefix}${producer}.outbox.fetch`, ({ after, limit }: { after: number; limit: number }) => ({
      events: events.slice(after, after + limit),
    }));
  }
  return (producer, { subject }, payload, key) => {
    const events = outboxes.get(producer) ?? [];
    events.push({ position: events.length + 1, subject, key, version: payload.version, payload, occurredAt: new Date().toISOString() });
  };
}

async function tokenOf(
  identity: Pool,
  privateKey: KeyObject,
  held: { scopes: readonly string[]; permissions: readonly Permission[] },
): Promise<{ token: string }> {
  const [sub, sid] = [randomUUID(), randomUUID()];
  const issue = `SELECT sec.issue_context($1, $2, $3, now() + interval '10 minutes') AS ctx`;
  const { rows } = await identity.query<{ ctx: string }>(issue, [sub, sid, held.scopes]);
  const now = Math.floor(Date.now() / 1000);
  const uid = held.scopes[0]?.slice(0, 36) ?? randomUUID();
  const rights = { perm: packPermissions(held.permissions), pv: 1, ctx: rows[0]?.ctx ?? '' };
  const claims = { sub, sid, uid, tier: 'DEPARTMENT' as const, kinds: ['RECORDS_OFFICER' as const], ...rights, iat: now, exp: now + 600 };
  return { token: signAccessToken(claims, { kid: 'test', privateKey }) };
}
