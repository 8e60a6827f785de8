import { demoAccounts, demoPassword } from '../../deploy/demo/accounts';
import { unitsOf } from '../../deploy/demo/units/made-unit';
import { loadAccounts } from '../../apps/identity/src/account/account-loader';
import { loadUnits } from '../../apps/organization/src/unit/unit-loader';
import type { ProvinceOptions } from './province-under-test';

const run = { seed: 'test', province: 'dong-nai', count: 500, asOf: '2026-11-20' } as const;

/** Loads the units and accounts of the demo province, without people. */
export const unitsAndAccounts: NonNullable<ProvinceOptions['load']> = async ({ asOwner, catchUp }) => {
  await asOwner('organization', (owner) => loadUnits(owner, unitsOf(run.province)));
  await catchUp();
  const accounts = demoAccounts(run).map((account) => ({ ...account, password: demoPassword, mustChangePassword: false }));
  await asOwner('identity', (owner) => loadAccounts(owner, accounts));
};
