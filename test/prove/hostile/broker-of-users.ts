import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectBroker, newBrokerKey } from '@noivu/messaging';
import { startBroker } from '../../../deploy/local/broker/broker';
import { brokerUsers } from '../../../deploy/registry/broker-users';
import { brokerApps, type BrokerApp } from '../../../deploy/registry/subject-rights';
import { given } from '../../harness/run-of-tests';

/** A real nats-server with the users of the registry, and one more who may do everything: the eye of the proof. */
export interface BrokerOfUsers {
  readonly url: string;
  readonly seeds: Readonly<Record<BrokerApp | 'eye', string>>;
  /** Where nats-server writes what it refused. */
  readonly logFile: string;
  connect(app: BrokerApp | 'eye'): Promise<NatsConnection>;
  stop(): Promise<void>;
}

/** Changes the users as a careless hand would, before the server reads them. */
export type Tampering = (users: string) => string;

/** Starts it in a folder of its own. @param keys the login keys of the apps; drawn by lot unless given */
export async function brokerOfUsers(
  keys: Readonly<Record<string, { readonly publicKey: string; readonly seed: string }>> = newKeys(),
  tampering: Tampering = (users) => users,
): Promise<BrokerOfUsers> {
  const eye = newBrokerKey();
  const users = tampering(brokerUsers((app) => keys[app]?.publicKey ?? ''));
  const folder = mkdtempSync(join(given('NOIVU_TEST_FOLDER'), 'broker-'));
  const broker = await startBroker({
    kind: 'nats-server',
    folder: join(folder, 'server'),
    users: users.replace('users: [', `users: [\n    { nkey: ${eye.publicKey} }`),
  });
  const seeds = { ...Object.fromEntries(brokerApps.map((app) => [app, keys[app]?.seed ?? ''])), eye: eye.seed } as BrokerOfUsers['seeds'];
  const connect = (app: BrokerApp | 'eye') =>
    connectBroker({ url: broker.url, name: app, seed: seeds[app], ...(app !== 'eye' && { sender: app }) });
  return { url: broker.url, seeds, logFile: join(folder, 'server', 'nats-server.log'), connect, stop: () => broker.stop() };
}

const newKeys = () => Object.fromEntries(brokerApps.map((app) => [app, newBrokerKey()]));
