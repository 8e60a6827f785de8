import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerUser } from './server-user';

/** Where the superuser's password of a cluster is kept: beside the data, since the data folder is the server's alone. */
export const passwordFile = (dataDir: string): string => `${dataDir}.password`;

/** Draws a password and writes it where only the server's user (and root) may read it. initdb takes it from there. */
export function drawPassword(dataDir: string, user: ServerUser | undefined): void {
  const file = passwordFile(dataDir);
  rmSync(file, { force: true });
  writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o400, flag: 'wx' });
  if (user) chownSync(file, user.uid, user.gid);
}

export const readPassword = (dataDir: string): string => readFileSync(passwordFile(dataDir), 'utf8');
