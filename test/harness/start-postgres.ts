import { startEmbeddedPostgres } from '../../deploy/local/postgres/embedded-postgres';

/** A process that starts PostgreSQL on the folder it is given, says so, and waits to be killed: `node -r …/typescript.cjs start-postgres.ts <folder>`. */
async function startAndWait(dataDir: string): Promise<void> {
  const { port } = await startEmbeddedPostgres({ dataDir });
  process.stdout.write(`${port}\n`);
  setInterval(() => undefined, 60_000);
}

void startAndWait(process.argv[2] ?? '');
