import { connectBroker } from '@noivu/messaging';
import type { Msg } from '@nats-io/transport-node';
import { given, tell } from './given';
import { openBare } from './open-bare';

/** A worker that answers over NATS out of PostgreSQL: the other half. */
async function run(): Promise<void> {
  const get = openBare();
  const nats = await connectBroker({ url: given('brokerUrl'), name: 'bench-worker' });
  const answer = async (message: Msg): Promise<void> => void message.respond(await get(message.string()));
  nats.subscribe('bench.get', { queue: 'bench', callback: (_, message) => void answer(message) });
  await nats.flush();
  tell('ready');
}

void run();
