import type { DataSource } from 'typeorm';
import { services } from '@noivu/contracts';
import { profileOf } from '@noivu/regulation';
import { loadAccounts } from '../../apps/identity/src/account/account-loader';
import { loadUnits } from '../../apps/organization/src/unit/unit-loader';
import { loadObligations } from '../../apps/personnel/src/obligation/obligation-loader';
import { loadRecords } from '../../apps/personnel/src/record/record-loader';
import { demoAccounts, demoPassword } from '../demo/accounts';
import type { MadePerson, PeopleArguments } from '../demo/people/made-person';
import { peopleOf } from '../demo/people/people';
import { unitsOf } from '../demo/units/made-unit';
import { asOwner } from './as-owner';

/** Which demo: province, number of people, the day it is shown as of. */
export type DemoRun = PeopleArguments;

/** What a load of the demo works on. */
export interface DemoLoad {
  readonly adminUrl: string;
  /** Lets every service take in what was announced so far. */
  readonly catchUp: () => Promise<void>;
  readonly stopping?: AbortSignal;
}

/** Loads the demo province into an empty database whose services run: units, people with their history and duties, accounts. */
export async function loadDemo(run: DemoRun, { adminUrl, catchUp, stopping }: DemoLoad): Promise<void> {
  await asOwner(adminUrl, 'organization', (owner) => loadUnits(owner, unitsOf(run.province)));
  await catchUp();
  const options = { today: run.asOf, loadedObligations: loadObligations(profileOf(run.province)) };
  await asOwner(adminUrl, 'personnel', (owner) => loadRecords(owner, until(stopping, peopleOf(run)), options));
  const accounts = demoAccounts(run).map((account) => ({ ...account, password: demoPassword, mustChangePassword: false }));
  await asOwner(adminUrl, 'identity', (owner) => loadAccounts(owner, accounts));
  await catchUp();
  for (const service of services) await asOwner(adminUrl, service, analyze);
}

// Until PostgreSQL looks by itself, a minute later, it would plan for empty tables: a read then costs ten times as much.
async function analyze(owner: DataSource): Promise<void> {
  const tables = await owner.query<{ name: string }[]>(
    'SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema()',
  );
  await owner.query(`ANALYZE ${tables.map(({ name }) => name).join(', ')}`);
}

function* until(stopping: AbortSignal | undefined, people: Iterable<MadePerson>): Generator<MadePerson> {
  for (const person of people) {
    stopping?.throwIfAborted();
    yield person;
  }
}
