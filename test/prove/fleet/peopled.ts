import { setTimeout as wait } from 'node:timers/promises';
import type { AccountKind } from '@noivu/contracts';
import { loadAccounts } from '../../../apps/identity/src/account/account-loader';
import { loadUnits } from '../../../apps/organization/src/unit/unit-loader';
import { asOwner } from '../../../deploy/province/as-owner';
import { loadedUnits, madeId, unitIds, type UnitName } from '../../matrix/world/tree';
import type { Ground } from './ground';

/** The clerks who write while everything falls and rises: one for each side of a transfer, and one of Sở Nội vụ. */
export const clerks = {
  here: { username: 'canbo.here', unit: 'healthCentre', kind: 'RECORDS_OFFICER' },
  there: { username: 'canbo.there', unit: 'lowerCommune', kind: 'RECORDS_OFFICER' },
  office: { username: 'quantri.snv', unit: 'homeAffairs', kind: 'SYSTEM_ADMINISTRATOR' },
} as const satisfies Record<string, { username: string; unit: UnitName; kind: AccountKind }>;

export type Clerk = keyof typeof clerks;
export const clerkPassword = 'một mùa sen nở ngoài đồng';
export const unitOf = (clerk: Clerk): string => unitIds[clerks[clerk].unit];

/** Loads units and clerks into a province whose apps run, and waits until every service knows them. */
export async function people({ databaseUrl, admin }: Ground): Promise<void> {
  await asOwner(databaseUrl, 'organization', (owner) => loadUnits(owner, loadedUnits));
  for (const schema of ['identity', 'personnel', 'training', 'emulation', 'reporting']) {
    const known = `SELECT count(*)::int AS known FROM ${schema}.unit_node`;
    while ((await admin.query<{ known: number }>(known)).rows[0]?.known !== loadedUnits.length) await wait(50);
  }
  const accounts = Object.values(clerks).map(({ username, unit, kind }, place) => ({
    accountId: madeId('bbbbbbbb', place + 1),
    username,
    displayName: username,
    kinds: [kind],
    unitId: unitIds[unit],
    password: clerkPassword,
    mustChangePassword: false,
  }));
  await asOwner(databaseUrl, 'identity', (owner) => loadAccounts(owner, accounts));
}
