import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeRunLock } from '../../deploy/local/run/run-lock';
import { processesIn } from '../../deploy/local/run/process-identity';
import { removeLeftovers, runFolderPrefix } from './leftovers';

const makeRunFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), runFolderPrefix));
  chmodSync(folder, 0o711);
  return folder;
};

describe('what earlier runs of tests have left behind', () => {
  it('goes, with the server that still works in it, when the run was killed', async () => {
    const folder = makeRunFolder();
    const dataDir = join(folder, 'file-of-a-test', 'postgres');
    const child = spawn(process.execPath, ['-r', join(__dirname, 'typescript.cjs'), join(__dirname, 'start-postgres.ts'), dataDir]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(folder, 'run.lock'), JSON.stringify({ pid: ended, startedAt: '1' }));
    await removeLeftovers();
    expect(processesIn(dataDir)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('stays while its run goes on', async () => {
    const folder = makeRunFolder();
    const release = takeRunLock(folder);
    await removeLeftovers();
    expect(existsSync(folder)).toBe(true);
    release();
    rmSync(folder, { recursive: true });
  });
});
