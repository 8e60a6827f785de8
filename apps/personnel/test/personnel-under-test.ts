import { randomUUID } from 'node:crypto';
import type { Provider } from '@nestjs/common';
import { Pool } from 'pg';
import { GetRecord, UnitChanged, type EventContract, type Sender } from '@noivu/contracts';
import { connectBroker, newPairKey, type ServiceBus } from '@noivu/messaging';
import { bootstrap, loginRoles, migrate } from '@noivu/persistence';
import type { ProvinceCode } from '@noivu/regulation';
import { openVoice, startService, type RunningService, type Settings } from '@noivu/service';
import { freshDatabase, rolePassword, type FreshDatabase } from '../../../test/harness/database';
import { testNatsUrl } from '../../../test/harness/run-of-tests';
import { personnelAppBy } from '../src/personnel.app';
import { openOutside, type Followed } from './outside';
import { signIn, type CallerWish, type TestCaller } from './test-caller';
import { makeUnits, unitChanged, type TestUnits, type UnitName } from './test-units';

/** A clock that stands until it is set. */
export class TestClock {
  constructor(private moment: string) {}

  now(): Date {
    return new Date(this.moment);
  }

  set(moment: string): void {
    this.moment = moment;
  }
}

/** The personnel service as the gateway meets it, on a database of its own, with the services around it faked. */
export interface PersonnelUnderTest {
  readonly bus: ServiceBus;
  readonly units: TestUnits;
  readonly clock: TestClock;
  /** The superuser's connections, to look behind the scenes. */
  readonly admin: Pool;
  readonly database: FreshDatabase;
  readonly settings: Settings;
  readonly service: RunningService;
  /** Signs an account in. */
  caller(wish: Omit<CallerWish, 'unit'> & { unit: UnitName }): Promise<TestCaller>;
  /** Lets another service announce something, and this one take it in. */
  announceFrom<P extends object>(
    producer: Followed,
    event: EventContract<P>,
    told: { key: string; version: number; payload: P },
  ): Promise<void>;
  stop(): Promise<void>;
}

/** Where and when the service stands. */
export interface PersonnelWish {
  /** 20 November 2026, nine in the morning in the province, unless said. */
  readonly now?: string;
  /** Đồng Nai unless said. */
  readonly province?: ProvinceCode;
  /** Instead of what the service is given, or beside it. */
  readonly extra?: readonly Provider[];
}

/** Starts the service. */
export async function personnelUnderTest({
  now = '2026-11-20T02:00:00.000Z',
  province = 'dong-nai',
  extra = [],
}: PersonnelWish = {}): Promise<PersonnelUnderTest> {
  const database = await preparedDatabase();
  const [clock, units, settings] = [new TestClock(now), makeUnits(), { ...settingsOf(database), province }];
  const nats = await connectBroker({ url: settings.brokerUrl, name: 'outside' });
  const outside = await openOutside(nats, settings.subjectPrefix ?? '');
  for (const unit of Object.values(units))
    outside.announce('organization', UnitChanged, { key: unit.unitId, version: 1, payload: unitChanged(unit) });
  const service = await startService(personnelAppBy(clock), { ...settings, clock }, extra);
  const gateway = await openVoice('gateway', settings);
  const [admin, identity] = [database.adminUrl, database.url('identity')].map(
    (connectionString) => new Pool({ connectionString, max: 4 }),
  ) as [Pool, Pool];
  const signedIn = signIn({ bus: gateway.bus, identity, kid: outside.kid, privateKey: outside.privateKey });
  await service.catchUp();
  await untilTrusted(await signedIn({ unit: units.province }));
  return {
    bus: gateway.bus,
    units,
    clock,
    admin,
    database,
    settings: { ...settings, clock },
    service,
    caller: ({ unit, ...wish }) => signedIn({ ...wish, unit: units[unit] }),
    announceFrom: async (producer, event, told) => {
      outside.announce(producer, event, told);
      await service.catchUp();
    },
    stop: async () => {
      await service.stop();
      gateway.revocations.stop();
      await Promise.all([outside.stop(), admin.end(), identity.end()]);
      await Promise.all([gateway.nats.drain(), nats.drain()]);
      await database.drop();
    },
  };
}

/** What the template holds already is left as it is. */
async function preparedDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  await bootstrap({ adminUrl: database.adminUrl, passwords: Object.fromEntries(loginRoles.map((role) => [role, rolePassword(role)])) });
  const { migrations } = personnelAppBy(new TestClock('2026-01-01T00:00:00Z'));
  await migrate({ adminUrl: database.adminUrl, service: 'personnel', migrations });
  return database;
}

function settingsOf(database: FreshDatabase): Settings {
  const senders: Sender[] = ['gateway', 'personnel', 'identity', 'organization', 'training', 'emulation'];
  const pairs = senders.map((sender) => [sender, newPairKey()] as const);
  const bare = new URL(database.adminUrl);
  [bare.username, bare.password] = ['', ''];
  return {
    databaseUrl: bare.href,
    passwords: Object.fromEntries(loginRoles.map((role) => [role, rolePassword(role)])),
    brokerUrl: testNatsUrl(),
    subjectPrefix: `${randomUUID()}.`,
    pairKeys: Object.fromEntries(pairs.map(([sender, { privateKey }]) => [sender, privateKey])),
    directory: Object.fromEntries(pairs.map(([sender, { publicKey }]) => [sender, publicKey])),
    province: 'dong-nai',
    clock: new TestClock('2026-01-01T00:00:00Z'),
  };
}

/** Until the service has heard from identity it vouches for nobody. */
async function untilTrusted(caller: TestCaller): Promise<void> {
  for (;;) {
    const code = await caller.ask(GetRecord, { recordId: randomUUID() }).then(
      () => 'found',
      (error: { code?: string }) => error.code ?? 'fault',
    );
    if (code === 'not-found') return;
    if (code !== 'service-unavailable') throw new Error(`The service refuses everything: ${code}`);
  }
}
