import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'jsonwebtoken';
import { allContracts } from '@noivu/contracts';
import { connectBroker, KeyRing } from '@noivu/messaging';
import { roleUrl } from '@noivu/persistence';
import { keyFiles, readKeys } from '@noivu/service';
import { RawVoice } from '../raw-voice';
import type { Orders, Report } from './orders';
import { listen, ownMessage, sendMutations, tryEverySubject, type NatsReport } from './over-nats';
import { overSql } from './over-sql';

/** Training, broken into: it has what training's process has, and nothing else. */
const orders = JSON.parse(process.env['HOSTILE'] ?? '{}') as Orders;
const { pairKeys, directory, passwords, brokerSeeds = {} } = readKeys(orders.keysFolder, ['training']);
const privateKey = pairKeys['training'] ?? {};
const keys = new KeyRing('training', privateKey, directory);
const asGateway = new KeyRing('gateway', privateKey, directory);

const wildcards = ['>', '*.>', 'personnel.>', 'identity.>', '_INBOX.>', '_INBOX.gateway.>', '_INBOX.personnel.>', '$SYS.>'];

async function run(): Promise<Report> {
  const otherKeys = ['pair.gateway.json', 'pair.personnel.json', keyFiles.signing].filter((file) => isReadable(file));
  const nats = await connectBroker({ url: orders.brokerUrl, name: 'training', sender: 'training', seed: brokerSeeds['training'] });
  const everything = [...allContracts().map(({ subject }) => subject), ...wildcards];
  const heard = listen(nats, everything);
  await nats.flush();
  process.send?.('listening');
  await once('go');
  await nats.flush();
  const silent = await tryEverySubject(nats, keys);
  const captured = heard.filter(({ subject }) => subject === 'training.enrolment.record');
  const token = captured.find(({ envelope }) => envelope.token !== undefined)?.envelope.token ?? '';
  const overNats = await campaign([...captured]);
  const context = (decode(token) as { ctx: string } | null)?.ctx ?? '';
  const sql = await overSql((role) => roleUrl(orders.databaseUrl, role, passwords[role] ?? ''), context, orders);
  await nats.close();
  const own = ['training.enrolment.record', 'training.outbox.fetch'];
  return {
    otherKeys,
    captured: captured.length,
    overheard: heard.filter(({ subject }) => !own.includes(subject)).map(({ subject }) => subject),
    refusedByBroker: { publish: silent.length, subscribe: everything.length - own.length },
    overNats,
    sql,
  };
}

// The broker's own rights are taken away for this part: it is the seals and tokens that are tried.
async function campaign(captured: Parameters<typeof sendMutations>[1]['held'][number][]): Promise<NatsReport> {
  const open = await connectBroker({ url: orders.brokerUrl, name: 'training', seed: orders.openSeed });
  const voice = new RawVoice(open);
  const fetching = ownMessage(keys, 'personnel.outbox.fetch', { after: 0, limit: 1 });
  const control = await voice.send(fetching);
  if (control.status !== 200) throw new Error(`Training's own question was refused: ${control.code}`);
  const held = [...captured, fetching, ownMessage(keys, 'organization.outbox.fetch', { after: 0, limit: 1 })];
  const report = await sendMutations(voice, { held, own: keys, asGateway, recordId: orders.recordId }, orders.mutations);
  await open.close();
  return report;
}

function isReadable(file: string): boolean {
  try {
    readFileSync(join(orders.keysFolder, file));
    return true;
  } catch {
    return false;
  }
}

const once = (word: string) => new Promise<void>((resolve) => process.on('message', (said) => (said === word ? resolve() : undefined)));

run().then(
  (report) => process.send?.(report, () => process.exit(0)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
