import { loadAccounts } from '../../apps/identity/src/account/account-loader';
import { loadUnits } from '../../apps/organization/src/unit/unit-loader';
import { demoAccounts, demoPassword } from '../demo/accounts';
import type { PeopleArguments } from '../demo/people/made-person';
import { unitsOf } from '../demo/units/made-unit';
import { asOwner } from './as-owner';

/** Which demo: province, number of people, the day it is shown as of. */
export type DemoRun = PeopleArguments;

/** What a load of the demo works on. */
export interface DemoLoad {
  readonly adminUrl: string;
  /** Lets every service take in what was announced so far. */
  readonly catchUp: () => Promise<void>;
  readonly stopping: AbortSignal;
}

/** Loads the demo province into an empty database whose services run. */
export async function loadDemo(run: DemoRun, { adminUrl, catchUp, stopping }: DemoLoad): Promise<void> {
  await asOwner(adminUrl, 'organization', (owner) => loadUnits(owner, unitsOf(run.province)));
  await catchUp();
  stopping.throwIfAborted();
  const accounts = demoAccounts(run).map((account) => ({ ...account, password: demoPassword, mustChangePassword: false }));
  await asOwner(adminUrl, 'identity', (owner) => loadAccounts(owner, accounts));
}
