import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, type Sender } from '@noivu/contracts';
import { newPairKey } from '@noivu/messaging';
import { loginRoles } from '@noivu/persistence';
import { keyFiles } from '@noivu/service';

const senders: readonly Sender[] = [...services, 'gateway', 'operator'];

/**
 * Makes every key of a province, once: identity's signing key (ES256), a pair key for each sender (X25519), a password for each database role.
 * The folder appears whole or not at all; its files are readable by their owner alone (0400). A folder that is there is left as it is.
 */
export function initKeys(folder: string): void {
  if (existsSync(join(folder, keyFiles.directory))) return;
  const making = `${folder}.making-${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  for (const [file, content] of Object.entries(newKeys()))
    writeFileSync(join(making, file), JSON.stringify(content, null, 2), { mode: 0o400 });
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}

function newKeys(): Record<string, object> {
  const pairs = senders.map((sender) => ({ sender, ...newPairKey() }));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    [keyFiles.directory]: Object.fromEntries(pairs.map(({ sender, publicKey }) => [sender, publicKey])),
    ...Object.fromEntries(pairs.map(({ sender, privateKey: pairKey }) => [keyFiles.pair(sender), pairKey])),
    ...Object.fromEntries(services.map((service) => [keyFiles.database(service), passwordsOf(service)])),
    [keyFiles.signing]: { kid: randomBytes(8).toString('hex'), privateKey: privateKey.export({ format: 'jwk' }) },
  };
}

const passwordsOf = (service: string): Record<string, string> =>
  Object.fromEntries(
    loginRoles
      .filter((role) => role === service || role.startsWith(`${service}_`))
      .map((role) => [role, randomBytes(24).toString('base64url')]),
  );
