import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertOwnFolder, mayEnter, mayRun } from './reachable';

describe('what a user may come to', () => {
  let room: string;
  let home: string;
  const stranger = { uid: 54_321, gid: 54_321 };
  const owner = () => ({ uid: statSync(room).uid, gid: statSync(room).gid });

  beforeEach(() => {
    room = mkdtempSync(join(tmpdir(), 'noivu-reach-'));
    chmodSync(room, 0o755);
    home = join(room, 'home');
    mkdirSync(home);
  });

  afterEach(() => rmSync(room, { recursive: true }));

  it.each([
    [0o755, true],
    [0o711, true],
    [0o710, false],
    [0o700, false],
  ])('a home with mode %o lets a stranger pass: %s', (mode, passes) => {
    chmodSync(home, mode);
    expect(mayEnter(join(home, 'not', 'yet', 'there'), stranger)).toBe(passes);
  });

  it('a closed home lets its owner pass', () => {
    chmodSync(home, 0o700);
    expect(mayEnter(home, owner())).toBe(true);
  });

  it('a home open to the group lets its members pass', () => {
    chmodSync(home, 0o710);
    expect(mayEnter(home, { ...stranger, gid: owner().gid })).toBe(true);
  });

  it('one closed folder above is enough to stop a stranger, through a link too', () => {
    mkdirSync(join(home, 'data'));
    chmodSync(home, 0o700);
    symlinkSync(join(home, 'data'), join(room, 'link'));
    expect(mayEnter(join(room, 'link'), stranger)).toBe(false);
  });

  it('a program must be readable and runnable', () => {
    const program = join(home, 'postgres');
    writeFileSync(program, '');
    const modes = [0o755, 0o711, 0o744].map((mode) => {
      chmodSync(program, mode);
      return mayRun(program, stranger);
    });
    expect(modes).toEqual([true, false, false]);
  });
});

describe('a folder in a place that everybody writes to', () => {
  it('is ours only when nobody else can change it, and no link', () => {
    const room = mkdtempSync(join(tmpdir(), 'noivu-own-'));
    expect(() => assertOwnFolder(room)).not.toThrow();
    symlinkSync(room, join(room, 'link'));
    expect(() => assertOwnFolder(join(room, 'link'))).toThrow('was not made by this user');
    chmodSync(room, 0o777);
    expect(() => assertOwnFolder(room)).toThrow('was not made by this user');
    rmSync(room, { recursive: true });
  });
});
