import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** So many at once share the writes of the disk. */
const width = 32;

/** Waits until a folder and all that is in it are on the disk. Windows, which asks for the right to write first, is trusted to do it by itself. */
export async function syncTree(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .values();
  const lane = async () => {
    for (const file of files) await sync(file);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
