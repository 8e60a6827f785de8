import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { systemClock, type Clock } from '@noivu/calendar';
import { services, SignIn, type AccountKind, type SessionTokens, type Tier } from '@noivu/contracts';
import { newPairKey } from '@noivu/messaging';
import { loginRoles, migrate } from '@noivu/persistence';
import { openVoice, startService, type RunningService, type Settings, type Voice } from '@noivu/service';
import { freshDatabase, rolePassword, type FreshDatabase } from '../../../test/harness/database';
import { testNatsUrl } from '../../../test/harness/run-of-tests';
import { loadAccounts, type LoadedAccount } from '../src/account/account-loader';
import { identityApp } from '../src/identity.app';
import { StandIn } from './stand-in';

/** The password of every account of the world, demo or not. */
export const password = 'một mùa sen nở ngoài đồng';

/** The units of the world, in pre-order: a province, two departments with a base unit each, and Sở Nội vụ. */
export const unitNames = ['province', 'homeAffairs', 'health', 'healthCentre', 'education', 'school'] as const;
export type UnitName = (typeof unitNames)[number];
const unitIds = Object.fromEntries(unitNames.map((name) => [name, randomUUID()])) as Record<UnitName, string>;
const places: Record<UnitName, { tier: Tier; ord: number; lastOrd: number; parent?: UnitName }> = {
  province: { tier: 'PROVINCE', ord: 10, lastOrd: 999 },
  homeAffairs: { tier: 'DEPARTMENT', ord: 20, lastOrd: 29, parent: 'province' },
  health: { tier: 'DEPARTMENT', ord: 30, lastOrd: 49, parent: 'province' },
  healthCentre: { tier: 'BASE', ord: 40, lastOrd: 49, parent: 'health' },
  education: { tier: 'DEPARTMENT', ord: 50, lastOrd: 69, parent: 'province' },
  school: { tier: 'BASE', ord: 60, lastOrd: 69, parent: 'education' },
};

const people: readonly (readonly [username: string, unit: UnitName, ...kinds: AccountKind[]])[] = [
  ['quantri.snv', 'homeAffairs', 'SYSTEM_ADMINISTRATOR'],
  ['chutich.ubnd', 'province', 'PROVINCIAL_LEADER'],
  ['giamdoc.syt', 'health', 'UNIT_LEADER'],
  ['quantri.syt', 'health', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'],
  ['quantri2.syt', 'health', 'UNIT_ADMINISTRATOR'],
  ['canbo.ttyt', 'healthCentre', 'RECORDS_OFFICER'],
  ['quantri.sgddt', 'education', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'],
  ['canbo.thpt', 'school', 'RECORDS_OFFICER'],
  ['nhanvien.ttyt', 'healthCentre', 'OWN_RECORD_READER'],
];

/** In which province and at what time a world stands, and how many processes of identity share its work. */
export interface WorldOptions {
  readonly province?: string;
  readonly clock?: Clock;
  readonly replicas?: number;
}

/** Identity, answering over a real broker out of a real database, with the gateway's voice to ask it. */
export class IdentityWorld {
  readonly units = unitIds;
  readonly ownRecord = randomUUID();
  private readonly replicas: RunningService[] = [];
  readonly accounts: Readonly<Record<string, string>> = Object.fromEntries(people.map(([username]) => [username, randomUUID()]));

  private constructor(
    readonly parts: { database: FreshDatabase; admin: Pool; owner: DataSource; standIn: StandIn; settings: Settings },
    readonly gateway: Voice,
    readonly service: RunningService,
  ) {}

  get admin(): Pool {
    return this.parts.admin;
  }

  static async start({ province = 'dong-nai', clock = systemClock, replicas = 1 }: WorldOptions = {}): Promise<IdentityWorld> {
    const database = await freshDatabase();
    await migrate({ adminUrl: database.adminUrl, service: 'identity', migrations: identityApp.migrations });
    const admin = new Pool({ connectionString: database.adminUrl, max: 3 });
    admin.on('error', () => undefined);
    const settings = settingsOf(database, province, clock);
    const standIn = await StandIn.on(settings.brokerUrl, settings.subjectPrefix ?? '');
    const owner = await ownerOf(database).initialize();
    const service = await startService(identityApp, settings);
    await service.ready();
    const gateway = await openVoice('gateway', settings);
    await gateway.revocations.start();
    const world = new IdentityWorld({ database, admin, owner, standIn, settings }, gateway, service);
    for (let more = 1; more < replicas; more += 1) world.replicas.push(await startService(identityApp, settings));
    for (const replica of world.replicas) await replica.ready();
    await world.settle();
    return world;
  }

  async stop(): Promise<void> {
    const { database, admin, owner, standIn } = this.parts;
    this.gateway.revocations.stop();
    await this.gateway.nats.drain();
    for (const service of [this.service, ...this.replicas]) await service.stop();
    await standIn.stop();
    await Promise.all([owner.destroy(), admin.end()]);
    await database.drop();
  }

  signIn(username: string, secret = password): Promise<SessionTokens> {
    return this.gateway.bus.ask(SignIn, { username, password: secret });
  }

  async tokenOf(username: string): Promise<string> {
    return (await this.signIn(username)).accessToken;
  }

  /** Waits until a token is void at the gateway, and says with what it is refused: a question under way may have been asked before the news. */
  async refusalOf(token: string): Promise<string> {
    for (;;) {
      const refusal = await this.gateway.trust.callerOf(token).then(
        () => undefined,
        (error: { code: string }) => error.code,
      );
      if (refusal !== undefined) return refusal;
      await this.gateway.revocations.ask();
    }
  }

  /** The units first as events, then the accounts: what the loader meets in either order. */
  private async settle(): Promise<void> {
    const { standIn, owner } = this.parts;
    const [first, ...rest] = people.map((person) => this.loaded(person));
    // Before the tree is known, and after.
    if (first) await loadAccounts(owner, [first]);
    for (const name of unitNames) this.announce(name);
    await this.service.catchUp();
    await loadAccounts(owner, rest);
    standIn.reachable.add(this.ownRecord);
  }

  /** Announces a unit as organization does. */
  announce(name: UnitName, { ord, lastOrd, version = 1 }: { ord?: number; lastOrd?: number; version?: number } = {}): void {
    const place = places[name];
    const span = {
      validFrom: '2020-01-01',
      code: name,
      name,
      kind: 'DEPARTMENT' as const,
      tier: place.tier,
      ...(place.parent && { parentId: unitIds[place.parent] }),
    };
    this.parts.standIn.announce({
      unitId: unitIds[name],
      version,
      ord: ord ?? place.ord,
      lastOrd: lastOrd ?? place.lastOrd,
      timeline: [span],
    });
  }

  private loaded([username, unit, ...kinds]: (typeof people)[number]): LoadedAccount {
    const ownRecordId = kinds.includes('OWN_RECORD_READER') ? this.ownRecord : undefined;
    const accountId = this.accounts[username] ?? randomUUID();
    return {
      accountId,
      username,
      displayName: `Ông bà ${username}`,
      kinds,
      unitId: unitIds[unit],
      ownRecordId,
      password,
      mustChangePassword: false,
    };
  }
}

function settingsOf(database: FreshDatabase, province: string, clock: Clock): Settings {
  const pairs = [...services, 'gateway'].map((sender) => ({ sender, ...newPairKey() }));
  const url = new URL(database.adminUrl);
  url.username = '';
  url.password = '';
  return {
    databaseUrl: url.href,
    passwords: Object.fromEntries(loginRoles.map((role) => [role, rolePassword(role)])),
    brokerUrl: testNatsUrl(),
    subjectPrefix: `${database.name}.`,
    pairKeys: Object.fromEntries(pairs.map(({ sender, privateKey }) => [sender, privateKey])),
    directory: Object.fromEntries(pairs.map(({ sender, publicKey }) => [sender, publicKey])),
    province,
    clock,
    signingKey: { kid: 'test', privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) },
  };
}

const ownerOf = (database: FreshDatabase): DataSource =>
  new DataSource({
    type: 'postgres',
    url: database.adminUrl,
    installExtensions: false,
    extra: { options: '-c role=identity_owner -c search_path=identity' },
  });
