import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, type Sender } from '@noivu/contracts';
import { newBrokerKey, newPairKey } from '@noivu/messaging';
import { loginRoles } from '@noivu/persistence';
import { keyFiles } from '@noivu/service';
import { brokerKeyName } from '../registry/broker-users';
import { brokerApps } from '../registry/subject-rights';

const senders: readonly Sender[] = [...services, 'gateway', 'operator'];

/**
 * Makes every key of a province, once: identity's signing key (ES256), a pair key for each sender (X25519), a login key at the
 * broker for each app (NKey), a password for each database role.
 * The folder appears whole or not at all; its files are readable by their owner alone (0400). A folder that is there is left as it is.
 */
export function initKeys(folder: string): void {
  if (existsSync(join(folder, keyFiles.directory))) return;
  const making = `${folder}.making-${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  for (const [file, content] of Object.entries({ ...newKeys(), ...newBrokerKeys() }))
    writeFileSync(join(making, file), typeof content === 'string' ? content : JSON.stringify(content, null, 2), { mode: 0o400 });
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}

/** Replaces identity's signing key: no access token that was issued before is believed once the apps have started anew. */
export function renewSigningKey(folder: string): void {
  const making = join(folder, `${keyFiles.signing}.making`);
  rmSync(making, { force: true });
  writeFileSync(making, JSON.stringify(newSigningKey(), null, 2), { mode: 0o400 });
  renameSync(making, join(folder, keyFiles.signing));
}

function newSigningKey(): object {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid: randomBytes(8).toString('hex'), privateKey: privateKey.export({ format: 'jwk' }) };
}

function newKeys(): Record<string, object> {
  const pairs = senders.map((sender) => ({ sender, ...newPairKey() }));
  return {
    [keyFiles.directory]: Object.fromEntries(pairs.map(({ sender, publicKey }) => [sender, publicKey])),
    ...Object.fromEntries(pairs.map(({ sender, privateKey: pairKey }) => [keyFiles.pair(sender), pairKey])),
    ...Object.fromEntries(services.map((service) => [keyFiles.database(service), passwordsOf(service)])),
    [keyFiles.signing]: newSigningKey(),
  };
}

function newBrokerKeys(): Record<string, object | string> {
  const keys = brokerApps.map((app) => ({ app, ...newBrokerKey() }));
  return {
    ...Object.fromEntries(keys.map(({ app, seed }) => [keyFiles.broker(app), { seed }])),
    [keyFiles.brokerPublic]: keys.map(({ app, publicKey }) => `${brokerKeyName(app)}: ${JSON.stringify(publicKey)}\n`).join(''),
  };
}

const passwordsOf = (service: string): Record<string, string> =>
  Object.fromEntries(
    loginRoles
      .filter((role) => role === service || role.startsWith(`${service}_`))
      .map((role) => [role, randomBytes(24).toString('base64url')]),
  );
