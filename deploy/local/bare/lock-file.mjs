import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether node_modules holds what package-lock.json says, by npm's own list of what it has installed. */
export function fitsLock(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const { packages: there } = JSON.parse(readFileSync(installed, 'utf8'));
  return Object.entries(packagesOf(readLock(root))).every(
    ([path, { version, optional }]) => (there[path]?.version ?? (optional ? version : '')) === version,
  );
}

export const lockPath = (root) => join(root, 'package-lock.json');
export const readLock = (root) => readFileSync(lockPath(root), 'utf8');

/** What a lock file holds fast: version and checksum of every package. Flags that npm's versions write differently do not count. */
export const lockedContent = (lock) =>
  JSON.stringify(
    Object.entries(packagesOf(lock))
      .map(([path, { version, integrity }]) => [path, version, integrity])
      .sort(),
  );

function packagesOf(lock) {
  const { '': _project, ...packages } = JSON.parse(lock).packages;
  return packages;
}
