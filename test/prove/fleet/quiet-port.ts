import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A free port that stays free while its server is away: below those that the kernel lends to outgoing connections, of which processes that rise again
 * make many.
 */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
