import fastify from 'fastify';
import { given, tell } from './given';
import { openBare } from './open-bare';

/** Fastify and PostgreSQL in one process: the same query, and nothing else. */
async function run(): Promise<void> {
  const get = openBare();
  const app = fastify();
  app.get<{ Params: { recordId: string } }>(given('route'), async (request, reply) => {
    const record = await get(request.params.recordId);
    return reply.header('content-type', 'application/json; charset=utf-8').send(record);
  });
  await app.listen({ host: '127.0.0.1', port: Number(given('port')) });
  tell('ready');
}

void run();
