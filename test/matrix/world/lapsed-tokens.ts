import { createPrivateKey, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { given } from '../../harness/run-of-tests';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: JsonWebKey;
}

type Claims = Readonly<Record<string, unknown>>;

const part = (text: string, place: number): Claims =>
  JSON.parse(Buffer.from(text.split('.')[place] ?? '', 'base64url').toString()) as Claims;
const packed = (claims: Claims): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** The claims of a token, as anybody can read them. */
export const claimsOf = (token: string): Claims => part(token, 1);

function signed(header: Claims, claims: Claims, key: KeyObject): string {
  const text = `${packed(header)}.${packed(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** The token, word for word, under a key that is not identity's. */
export const forged = (token: string): string =>
  signed(part(token, 0), claimsOf(token), generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);

/** The token with other claims, under identity's own key: what only identity could make. Tests have the key because they made it. */
export function reissued(token: string, over: Claims): string {
  const header = part(token, 0);
  return signed(header, { ...claimsOf(token), ...over }, createPrivateKey({ key: keyOf(String(header['kid'])).privateKey, format: 'jwk' }));
}

/** The token as it will be when its time is over, minutes ago. */
export function expired(token: string): string {
  const now = Math.floor(Date.now() / 1000);
  return reissued(token, { iat: now - 1_200, exp: now - 600 });
}

function keyOf(kid: string): SigningKey {
  const folder = given('NOIVU_TEST_FOLDER');
  const files = readdirSync(folder)
    .map((name) => join(folder, name, 'signing.json'))
    .filter(existsSync);
  const found = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as SigningKey).find((key) => key.kid === kid);
  if (!found) throw new Error(`No signing key ${kid} under ${folder}.`);
  return found;
}
