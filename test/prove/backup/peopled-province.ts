import { randomUUID } from 'node:crypto';
import { systemClock } from '@noivu/calendar';
import { services } from '@noivu/contracts';
import { readKeys } from '@noivu/service';
import { loadAccounts } from '../../../apps/identity/src/account/account-loader';
import { loadUnits } from '../../../apps/organization/src/unit/unit-loader';
import { asOwner } from '../../../deploy/province/as-owner';
import { prepareDatabase } from '../../../deploy/province/prepare-database';
import { markLoaded, openProvinceDatabase } from '../../../deploy/province/province-database';
import { startProvince, type RunningProvince } from '../../../deploy/province/start-province';
import { testNatsUrl } from '../../harness/run-of-tests';
import { loadedUnits, unitIds } from '../../matrix/world/tree';

/** A province on a server of one's own. */
export interface ProvinceOnServer extends RunningProvince {
  /** The superuser's, of its database. */
  readonly adminUrl: string;
}

export const clerk = { username: 'canbo.ttyt', password: 'một mùa sen nở ngoài đồng' };

/** Starts a province on a server, as a launcher does; what is there already is left as it is. */
export async function provinceOn(serverUrl: string, keysFolder: string): Promise<ProvinceOnServer> {
  const { url, loaded } = await openProvinceDatabase(serverUrl);
  const keys = readKeys(keysFolder, [...services, 'gateway', 'operator']);
  await prepareDatabase(url, keys.passwords);
  const province = await startProvince({
    ...keys,
    databaseUrl: url,
    brokerUrl: testNatsUrl(),
    subjectPrefix: `${randomUUID().slice(0, 8)}.`,
    province: 'dong-nai',
    clock: systemClock,
    gateway: { host: '127.0.0.1', port: 0, docs: false },
    beforeOpening: async ({ catchUp }) => void (loaded === undefined && (await load(url, catchUp))),
  });
  if (loaded === undefined) await markLoaded(serverUrl, 'noivu demo dong-nai 0 2026-01-01');
  return { ...province, adminUrl: url };
}

async function load(adminUrl: string, catchUp: () => Promise<void>): Promise<void> {
  await asOwner(adminUrl, 'organization', (owner) => loadUnits(owner, loadedUnits));
  await catchUp();
  const account = {
    displayName: 'Cán bộ hồ sơ',
    kinds: ['RECORDS_OFFICER'] as const,
    unitId: unitIds.healthCentre,
    mustChangePassword: false,
  };
  await asOwner(adminUrl, 'identity', (owner) => loadAccounts(owner, [{ ...account, ...clerk }]));
}
