import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOf } from './process-identity';
import { assertNoOtherRun, lockHolder, takeRunLock } from './run-lock';

describe('a folder that one run at a time may use', () => {
  let room: string;
  let folder: string;

  const writeLock = (content: string) => writeFileSync(join(folder, 'run.lock'), content);

  beforeEach(() => {
    room = mkdtempSync(join(tmpdir(), 'noivu-lock-'));
    folder = join(room, 'data of a run');
  });

  afterEach(() => rmSync(room, { recursive: true }));

  it('is made, held, refused to others and let go of', () => {
    const release = takeRunLock(folder);
    expect(lockHolder(folder)).toEqual({ pid: process.pid, startedAt: startOf(process.pid) });
    expect(() => takeRunLock(folder)).toThrow(`Another run (process ${process.pid}) is using ${folder}`);
    release();
    expect(existsSync(join(folder, 'run.lock'))).toBe(false);
    takeRunLock(folder)();
  });

  it.each([
    ['a process that has ended', () => JSON.stringify({ pid: spawnSync(process.execPath, ['-e', '']).pid, startedAt: '1' })],
    ['a process whose id is used by another now', () => JSON.stringify({ pid: process.pid, startedAt: 'long ago' })],
    ['nobody, being empty', () => ''],
    ['nobody, being something else', () => '[1]'],
  ])('is taken over from %s', (_who, content) => {
    takeRunLock(folder)();
    writeLock(content());
    expect(() => assertNoOtherRun(folder)).not.toThrow();
    const release = takeRunLock(folder);
    expect(lockHolder(folder)?.pid).toBe(process.pid);
    release();
  });

  it('is nobody’s when it is not there, and asking does not make it', () => {
    assertNoOtherRun(folder);
    expect(existsSync(folder)).toBe(false);
  });
});
