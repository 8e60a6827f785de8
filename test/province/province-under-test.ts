import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { systemClock, type Clock } from '@noivu/calendar';
import { services, type ServiceName } from '@noivu/contracts';
import { readKeys } from '@noivu/service';
import { asOwner as asOwnerOf } from '../../deploy/province/as-owner';
import { initKeys } from '../../deploy/province/init-keys';
import { startProvince, type RunningProvince } from '../../deploy/province/start-province';
import { freshDatabase, rolePasswords, type FreshDatabase } from '../harness/database';
import { given, testNatsUrl } from '../harness/run-of-tests';

/** A whole province for one test file: a database of its own, subjects of its own, the gateway on a free port. */
export interface ProvinceUnderTest extends RunningProvince {
  readonly database: FreshDatabase;
  /** Every key of the province. */
  readonly keysFolder: string;
  /** Where its broker is, and what stands before every subject there. */
  readonly brokerUrl: string;
  readonly subjectPrefix: string;
  /** Stops the apps and leaves the database, to see what is in it at the end. */
  stopApps(): Promise<void>;
  /** Runs work as the owner of a service's schema, as an operator's loader does. */
  asOwner<T>(service: ServiceName, work: (owner: DataSource) => Promise<T>): Promise<T>;
}

export interface ProvinceOptions {
  readonly province?: string;
  readonly clock?: Clock;
  /** Starts a broker for these keys and gives its URL; unless said, the broker of the tests is used, under a prefix. */
  readonly broker?: (keysFolder: string) => Promise<string>;
  /** Fills the database before the gateway answers. */
  readonly load?: (province: Pick<ProvinceUnderTest, 'asOwner' | 'catchUp'> & { readonly adminUrl: string }) => Promise<void>;
}

/** Starts a province on a fresh copy of the migrated template. */
export async function provinceUnderTest({
  province = 'dong-nai',
  clock = systemClock,
  broker,
  load,
}: ProvinceOptions = {}): Promise<ProvinceUnderTest> {
  const database = await freshDatabase();
  const asOwner: ProvinceUnderTest['asOwner'] = (service, work) => asOwnerOf(database.adminUrl, service, work);
  const keysFolder = join(given('NOIVU_TEST_FOLDER'), `keys-${randomUUID()}`);
  initKeys(keysFolder);
  const brokerUrl = (await broker?.(keysFolder)) ?? testNatsUrl();
  const subjectPrefix = broker ? '' : `${randomUUID().slice(0, 8)}.`;
  const running = await startProvince({
    ...readKeys(keysFolder, [...services, 'gateway', 'operator']),
    passwords: rolePasswords(),
    databaseUrl: database.adminUrl,
    brokerUrl,
    subjectPrefix,
    province,
    clock,
    gateway: { host: '127.0.0.1', port: 0, docs: false },
    ...(load && { beforeOpening: ({ catchUp }) => load({ asOwner, catchUp, adminUrl: database.adminUrl }) }),
  });
  let stopping: Promise<void> | undefined;
  const stopApps = () => (stopping ??= running.stop());
  const stop = async () => {
    await stopApps();
    await database.drop();
  };
  return { ...running, database, keysFolder, brokerUrl, subjectPrefix, asOwner, stopApps, stop };
}
