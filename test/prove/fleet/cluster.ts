import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { removeData } from '../../../deploy/local/postgres/data-place';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../deploy/local/postgres/embedded-postgres';
import { quietPort } from './quiet-port';
import { isRunning } from '../../../deploy/local/run/process-identity';

/** A PostgreSQL of one's own that writes to disk as in production, so that breaking it off is a fair test. */
export class Cluster {
  private constructor(private server: EmbeddedPostgres) {}

  static async start(dataDir: string): Promise<Cluster> {
    return new Cluster(await startEmbeddedPostgres({ dataDir, port: await quietPort(), settings: { shared_buffers: '128MB' } }));
  }

  get adminUrl(): string {
    return this.server.adminUrl;
  }

  /** Breaks the server off as `pg_ctl stop -m immediate` does, and starts it again: it recovers from its log. */
  async breakOff(): Promise<void> {
    const { dataDir, port } = this.server;
    const pid = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
    process.kill(pid, 'SIGQUIT');
    while (isRunning(pid)) await wait(10);
    this.server = await startEmbeddedPostgres({ dataDir, port, settings: { shared_buffers: '128MB' } });
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await removeData(this.server.dataDir);
  }
}
