import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { testFolder } from '../../../test/harness/test-folder';
import { processesIn, signalTo } from '../run/process-identity';
import { removeData } from './data-place';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';
import { readPostmasterFile } from './postmaster-file';
import { throwawaySettings } from './settings';

const harness = join(__dirname, '..', '..', '..', 'test', 'harness');
const home = join(testFolder(), 'a home with blanks');
const dataDir = join(home, 'postgres');

const start = (port?: number): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataDir, port, settings: throwawaySettings });

async function ask(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Runs a start in a process of its own and kills that one the hard way. */
async function startAndDie(): Promise<void> {
  const args = ['-r', join(harness, 'typescript.cjs'), join(harness, 'start-postgres.ts'), dataDir];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const stranger = (...words: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60000)', ...words]);

function replacePassword(password: string): void {
  rmSync(`${dataDir}.password`);
  writeFileSync(`${dataDir}.password`, password);
}

const postmasterLines = (pid: number, port: number): string => [pid, dataDir, 0, port, '', '127.0.0.1', '', 'ready', ''].join('\n');

describe('a cluster of our own', () => {
  afterEach(() => removeData(dataDir));

  it('lies where it was asked for, takes only its password, and is gone after stop', async () => {
    const server = await start();
    expect(await ask(server.adminUrl, 'show data_directory')).toEqual([{ data_directory: dataDir }]);
    await expect(ask(server.adminUrl.replace(/:[^:@]+@/, ':guessed@'), 'select 1')).rejects.toThrow('password authentication failed');
    await server.stop();
    expect(processesIn(dataDir)).toEqual([]);
    expect(readPostmasterFile(dataDir)).toBeUndefined();
  });

  it('keeps what was written, from one run to the next', async () => {
    const first = await start();
    await ask(first.adminUrl, "create table note as select 'kept' as text");
    await first.stop();
    const second = await start();
    expect(second.reused).toBe(false);
    expect(await ask(second.adminUrl, 'select text from note')).toEqual([{ text: 'kept' }]);
    await second.stop();
  });

  it('listens on the port that was asked for, and says so when another has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(start(port)).rejects.toThrow(`Port ${port}, asked for PostgreSQL, is already in use.`);
    other.close();
    await once(other, 'close');
    const server = await start(port);
    expect(server.port).toBe(port);
    await server.stop();
  });

  it('tells when the server ends by itself', async () => {
    const died = new Promise<string>(
      (onDeath) => void startEmbeddedPostgres({ dataDir, settings: throwawaySettings, onDeath }).then(() => kill()),
    );
    const kill = () => signalTo(readPostmasterFile(dataDir)?.pid ?? 0, 'SIGQUIT');
    expect(await died).toContain('PostgreSQL has ended by itself');
  });
});

describe('after a run that was killed', () => {
  afterEach(() => removeData(dataDir));

  it('takes over the server that was left, and stops it in the end', async () => {
    await startAndDie();
    const left = readPostmasterFile(dataDir);
    const server = await start();
    expect(server).toMatchObject({ reused: true, port: left?.port });
    expect(await ask(server.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(processesIn(dataDir)).toEqual([]);
  });

  it('starts again after the server itself was killed amid its sessions, and keeps what was committed', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await ask(first.adminUrl, "create table note as select 'kept' as text");
    const sleeping = ask(first.adminUrl, 'select pg_sleep(60)').catch(() => 'broken off');
    signalTo(readPostmasterFile(dataDir)?.pid ?? 0, 'SIGKILL');
    const second = await start();
    expect(second.reused).toBe(false);
    expect(await ask(second.adminUrl, 'select text from note')).toEqual([{ text: 'kept' }]);
    expect(await sleeping).toBe('broken off');
    await Promise.all([first.stop(), second.stop()]);
  });

  it('starts again when the id of the dead server belongs to somebody else by now', async () => {
    await (await start()).stop();
    const somebody = stranger();
    writeFileSync(join(dataDir, 'postmaster.pid'), postmasterLines(somebody.pid ?? 0, 5432));
    const server = await start();
    expect(server.reused).toBe(false);
    expect(somebody.exitCode).toBeNull();
    await server.stop();
    somebody.kill();
  });
});

describe('what is not ours is refused and let be', () => {
  afterEach(() => removeData(dataDir));

  it('a folder that holds something else', async () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'thesis.txt'), 'ten years of work');
    await expect(start()).rejects.toThrow('holds something that this program did not make');
    expect(readFileSync(join(dataDir, 'thesis.txt'), 'utf8')).toBe('ten years of work');
  });

  it('a server on the right port that works on another folder', async () => {
    await (await start()).stop();
    const other = await startEmbeddedPostgres({ dataDir: join(home, 'other'), settings: throwawaySettings });
    const impostor = stranger('postgres', '-D', dataDir, '');
    writeFileSync(join(dataDir, 'postmaster.pid'), postmasterLines(impostor.pid ?? 0, other.port));
    replacePassword(decodeURIComponent(new URL(other.adminUrl).password));
    await expect(start()).rejects.toThrow(`works on ${other.dataDir}, not on ${dataDir}: nothing was written`);
    impostor.kill();
    await other.stop();
  });

  it('a server that does not accept our password', async () => {
    const server = await start();
    replacePassword('guessed');
    await expect(start()).rejects.toThrow('does not accept the password');
    await server.stop();
  });
});

describe('data that cannot be opened are refused with one sentence', () => {
  beforeAll(async () => (await start()).stop());
  afterAll(() => removeData(dataDir));

  it.each([
    ['lack the control file', 'global/pg_control', undefined],
    ['have a control file that was cut short', 'global/pg_control', 'PG'],
    ['lack their version', 'PG_VERSION', undefined],
    ['lack the journal', 'pg_wal', undefined],
    ['lack the catalogue', 'base', undefined],
    ['are of another PostgreSQL', 'PG_VERSION', '15'],
  ])('when they %s', async (_what, path, instead) => {
    const file = join(dataDir, path);
    renameSync(file, `${file}.away`);
    if (instead) writeFileSync(file, instead);
    await expect(start()).rejects.toThrow(/^The data folder .* cannot be opened/);
    rmSync(file, { force: true });
    renameSync(`${file}.away`, file);
  });

  it('and nothing runs on them afterwards', async () => {
    expect(processesIn(dataDir)).toEqual([]);
    await (await start()).stop();
  });
});
