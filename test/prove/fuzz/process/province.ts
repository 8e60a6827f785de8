import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { systemClock } from '@noivu/calendar';
import { services } from '@noivu/contracts';
import { readKeys } from '@noivu/service';
import { asOwner } from '../../../../deploy/province/as-owner';
import { initKeys } from '../../../../deploy/province/init-keys';
import { startProvince } from '../../../../deploy/province/start-province';
import { freshDatabase, rolePasswords } from '../../../harness/database';
import { given, testNatsUrl } from '../../../harness/run-of-tests';
import { unitsAndAccounts } from '../../../province/demo-units';

const address = { host: '127.0.0.1', port: 0 } as const;

/** A whole province in a process of its own: what it writes and what memory it takes is its alone. Its figures are open too. */
async function run(): Promise<void> {
  const database = await freshDatabase();
  const { adminUrl } = database;
  const keysFolder = join(given('NOIVU_TEST_FOLDER'), `keys-${randomUUID()}`);
  initKeys(keysFolder);
  const province = await startProvince({
    ...readKeys(keysFolder, [...services, 'gateway', 'operator']),
    passwords: rolePasswords(),
    databaseUrl: adminUrl,
    brokerUrl: testNatsUrl(),
    subjectPrefix: `${randomUUID().slice(0, 8)}.`,
    province: 'dong-nai',
    clock: systemClock,
    gateway: { ...address, docs: false },
    ops: address,
    beforeOpening: ({ catchUp }) => unitsAndAccounts({ adminUrl, catchUp, asOwner: (service, work) => asOwner(adminUrl, service, work) }),
  });
  process.on('message', ({ megabytes }: { megabytes: number }) =>
    process.send?.({ held: Buffer.alloc(megabytes * 1024 * 1024, 1).length }),
  );
  process.once('SIGTERM', () => {
    const ended = province.stop().then(() => database.drop());
    void ended.finally(() => process.exit(0));
  });
  process.send?.({ url: province.url, opsUrl: `http://127.0.0.1:${province.opsPort}`, adminUrl });
}

void run();
