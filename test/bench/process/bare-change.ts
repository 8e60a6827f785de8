import fastify from 'fastify';
import { given, tell } from './given';
import { barePool } from './open-bare';

/** Fastify and PostgreSQL in one process: a transaction with the one update, the body read and let go. */
async function run(): Promise<void> {
  const pool = barePool(given('databaseUrl'));
  const text = given('statement');
  const app = fastify();
  app.post<{ Params: { recordId: string }; Body: object }>(given('route'), async (request, reply) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query({ name: 'change', text, values: [request.params.recordId] });
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    return reply.send({ recordId: request.params.recordId });
  });
  await app.listen({ host: '127.0.0.1', port: Number(given('port')) });
  tell('ready');
}

void run();
