import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker } from '../../deploy/local/broker/broker';
import { startEmbeddedPostgres } from '../../deploy/local/postgres/embedded-postgres';
import { throwawaySettings } from '../../deploy/local/postgres/settings';
import { takeRunLock } from '../../deploy/local/run/run-lock';
import { Teardown } from '../../deploy/local/run/teardown';
import { removeRunFolder, runFolderPrefix } from './leftovers';

/** The servers of one run of tests. */
export interface TestServers {
  /** Where test files may put theirs; it goes when the run ends. */
  readonly folder: string;
  /** Superuser's URL of the cluster. */
  readonly adminUrl: string;
  /** URL of the broker, with its token. */
  readonly natsUrl: string;
  stop(): Promise<void>;
}

/** Starts a cluster and a broker that nobody else uses, in a folder that the next run clears away should this one be killed. */
export async function startTestServers(): Promise<TestServers> {
  const teardown = new Teardown();
  const stop = async () => void (await teardown.run());
  try {
    const folder = makeRunFolder(teardown);
    const [postgres, broker] = await Promise.all([
      startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings: throwawaySettings }).then((server) => down(teardown, server)),
      startBroker({ folder: join(folder, 'broker') }).then((server) => down(teardown, server)),
    ]);
    return { folder, adminUrl: postgres.adminUrl, natsUrl: broker.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function down<T extends { stop(): Promise<void> }>(teardown: Teardown, server: T): T {
  teardown.add(() => server.stop());
  return server;
}

// Open to pass through: under root the server runs as somebody else.
function makeRunFolder(teardown: Teardown): string {
  const folder = mkdtempSync(join(tmpdir(), runFolderPrefix));
  chmodSync(folder, 0o711);
  takeRunLock(folder);
  teardown.add(() => removeRunFolder(folder));
  return folder;
}
