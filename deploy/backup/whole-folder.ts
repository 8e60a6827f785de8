import { chmodSync, existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { removeData } from '../local/postgres/data-place';
import { takeRunLock } from '../local/run/run-lock';

/**
 * Makes a folder aside and shows it when it is whole; what fails leaves nothing. What an earlier try, killed half-way, left aside is cleared.
 * @throws Error where the folder is there and holds anything
 */
export async function makeWholeFolder<T>(asked: string, make: (aside: string) => Promise<T>): Promise<T> {
  const folder = resolve(asked);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty: restore into a new folder.`);
  const aside = `${folder}.restoring`;
  const release = takeRunLock(aside);
  try {
    await clear(aside, true);
    // Open to pass through: under root the server runs as somebody else.
    chmodSync(aside, 0o711);
    const result = await make(aside);
    release();
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(aside, folder);
    return result;
  } catch (error) {
    await clear(aside, false);
    throw error;
  }
}

// A server may still run on what a killed restore has left.
async function clear(aside: string, isLocked: boolean): Promise<void> {
  await removeData(join(aside, 'postgres'));
  const rest = readdirSync(aside).filter((name) => !(isLocked && name.startsWith('run.lock')));
  for (const name of rest) rmSync(join(aside, name), { recursive: true, force: true });
  if (!isLocked) rmSync(aside, { recursive: true, force: true });
}
