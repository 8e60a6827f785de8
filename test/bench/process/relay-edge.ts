import fastify from 'fastify';
import { connectBroker } from '@noivu/messaging';
import { given, tell } from './given';

/** Fastify that asks over NATS: half of the barest pair of processes with a broker between them. */
async function run(): Promise<void> {
  const nats = await connectBroker({ url: given('brokerUrl'), name: 'bench-edge' });
  const app = fastify();
  app.get<{ Params: { recordId: string } }>(given('route'), async (request, reply) => {
    const { data } = await nats.request('bench.get', request.params.recordId, { timeout: 10_000 });
    return reply.header('content-type', 'application/json; charset=utf-8').send(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  });
  await app.listen({ host: '127.0.0.1', port: Number(given('port')) });
  tell('ready');
}

void run();
