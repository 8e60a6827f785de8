import { Pool } from 'pg';
import { loadAccounts } from '../../../apps/identity/src/account/account-loader';
import { loadUnits } from '../../../apps/organization/src/unit/unit-loader';
import { loadRecords } from '../../../apps/personnel/src/record/record-loader';
import { provinceApps } from '../../../deploy/province/province-apps';
import { provinceUnderTest, type ProvinceUnderTest } from '../../province/province-under-test';
import { operationsOf } from '../document/operations';
import type { Asker } from '../oracle/question';
import { ask, bodyOf, eachOf, type Answer, type Asked } from '../wire/ask';
import { accountsOfWorld, lapsedAccounts, type AccountOfWorld, type Lapse } from './askers';
import { prepareDecisions } from './decisions';
import { prepareFiles } from './files';
import { expired, forged } from './lapsed-tokens';
import { allPeople, loadedRecord, ownPeople } from './people';
import { spareEverybody } from './spares';
import { TransfersOfWorld } from './transfers';
import { loadedUnits, pathOf, unitIds } from './tree';
import { victimAccounts } from './victims';

const password = 'một mùa sen nở ngoài đồng';

/** Somebody who can ask: what the oracle knows of them, and the token they hold. */
export interface Person {
  readonly name: string;
  readonly account: AccountOfWorld | undefined;
  readonly asker: Asker;
  readonly token: string | undefined;
}

interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The running province of the matrix. */
export class World {
  /** Of every account of the world. */
  readonly password = password;
  readonly transfers = new TransfersOfWorld();

  readonly people: Person[] = [];
  private readonly verbs = new Map<string, string>();

  private constructor(
    readonly province: ProvinceUnderTest,
    /** Superuser's: to look and to prepare behind the scenes. */
    readonly admin: Pool,
  ) {}

  static async start(): Promise<World> {
    spareEverybody();
    const province = await provinceUnderTest({ province: 'tuyen-quang', load });
    const admin = new Pool({ connectionString: province.database.adminUrl, max: 2 });
    admin.on('error', () => undefined);
    const world = new World(province, admin);
    for (const { id, words } of await operationsOf(province.url)) world.verbs.set(id, String(words['x-audit']));
    world.people.push(...(await eachOf(accountsOfWorld, 4, (account) => world.working(account))), nobody);
    await world.transfers.prepare(world);
    await prepareFiles(admin);
    await prepareDecisions(admin);
    world.people.push(...(await eachOf(lapsedAccounts, 4, (account) => world.lapsed(account))));
    return world;
  }

  async stop(): Promise<void> {
    await this.admin.end();
    await this.province.stop();
  }

  /** Which services run: operations of others cannot be asked. */
  get services(): readonly string[] {
    return provinceApps.map(({ name }) => name);
  }

  /** Asks as somebody; without, as nobody. What nobody had the time to judge is asked again: the machine of the tests may be busy. */
  async ask(asked: Asked, person?: Pick<Person, 'token'>): Promise<Answer> {
    for (let again = 3; ; again -= 1) {
      const answer = await ask(this.province.url, asked, person?.token);
      if (answer.status !== 503 || again === 0) return answer;
    }
  }

  /** The word under which an operation stands in the audit trail, as the document has it. */
  auditVerbOf(operation: string): string {
    return this.verbs.get(operation) ?? '';
  }

  person(name: string): Person {
    const found = this.people.find((person) => person.name === name);
    if (!found) throw new RangeError(`Nobody is called ${name}.`);
    return found;
  }

  /** A session of its own for an account, which may end without ending the matrix. */
  async signIn(username: string): Promise<Session> {
    const answer = await this.ask({ method: 'POST', path: '/auth/sign-in', body: { username, password } });
    if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status} ${answer.text}`);
    return bodyOf<Session>(answer) as Session;
  }

  private async working(account: AccountOfWorld): Promise<Person> {
    const { accessToken } = await this.signIn(account.name);
    return { name: account.name, account, asker: askerOf(account, 'working'), token: accessToken };
  }

  private async lapsed(account: AccountOfWorld & { lapse: Lapse }): Promise<Person> {
    const { accessToken } = await this.signIn(account.name);
    const standing = account.lapse === 'issued password' ? 'issued password not changed' : 'nobody';
    const token = await this.lapse(account, accessToken);
    return { name: `${account.lapse}: ${account.name}`, account, asker: askerOf(account, standing), token };
  }

  private async lapse({ lapse, accountId }: AccountOfWorld & { lapse: Lapse }, token: string): Promise<string> {
    if (lapse === 'expired') return expired(token);
    if (lapse === 'forged') return forged(token);
    if (lapse === 'locked') {
      const body = { documentNumber: '1/SNV-QT' };
      await this.ask({ method: 'POST', path: `/accounts/${accountId}:lock`, body }, this.person('quantri.snv'));
    }
    if (lapse === 'session ended') await this.ask({ method: 'POST', path: '/auth/sign-out' }, { token });
    return token;
  }
}

const askerOf = ({ name, accountId, kinds, unit }: AccountOfWorld, standing: Asker['standing']): Asker => ({
  standing,
  accountId,
  kinds,
  unit: pathOf(unit),
  ownRecord: ownPeople.get(name)?.recordId,
});

const nobody: Person = {
  name: 'no token',
  account: undefined,
  asker: { standing: 'nobody', accountId: '', kinds: [], unit: pathOf('healthCentre') },
  token: undefined,
};

type LoadedBeforehand = AccountOfWorld & { readonly lapse?: Lapse; readonly ownRecordId?: string | undefined };

async function load({ asOwner, catchUp }: Pick<ProvinceUnderTest, 'asOwner' | 'catchUp'>): Promise<void> {
  await asOwner('organization', (owner) => loadUnits(owner, loadedUnits));
  await catchUp();
  const everybody: readonly LoadedBeforehand[] = [...accountsOfWorld, ...lapsedAccounts, ...victimAccounts];
  const accounts = everybody.map((account) => ({
    accountId: account.accountId,
    username: account.name,
    displayName: `Tài khoản ${account.name}`,
    kinds: account.kinds,
    unitId: unitIds[account.unit],
    ownRecordId: account.ownRecordId ?? ownPeople.get(account.name)?.recordId,
    password,
    mustChangePassword: account.lapse === 'issued password',
  }));
  await asOwner('identity', (owner) => loadAccounts(owner, accounts));
  await asOwner('personnel', (owner) => loadRecords(owner, allPeople.map(loadedRecord), { today: '2024-06-03' }));
  await catchUp();
}
