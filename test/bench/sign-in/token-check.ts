import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { DenySet, signAccessToken, Trust, type TokenClaims } from '@noivu/access';
import { packPermissions, permissions } from '@noivu/contracts';
import { ofProcess } from '../cpu';

/** Milliseconds of CPU that the check of one token takes. */
export interface TokenCheck {
  /** A token that was verified before. */
  readonly cached: number;
  /** A token that is seen for the first time. */
  readonly missed: number;
}

/** Few enough to stand in the cache side by side. */
const TOKENS = 2_000;
const REPEATS = 50;
const LIFE_SECONDS = 600;
const KEY_ID = 'bench';

const claimsOf = (now: number): TokenClaims => ({
  sub: randomUUID(),
  sid: randomUUID(),
  uid: randomUUID(),
  tier: 'PROVINCE',
  kinds: ['PROVINCIAL_LEADER'],
  perm: packPermissions(permissions),
  pv: 1,
  // As long as one that names a unit.
  ctx: Buffer.alloc(160).toString('base64url'),
  iat: now,
  exp: now + LIFE_SECONDS,
});

/** Checks tokens as gateway and services do, from the text in the header to the caller, in this process; a first pass lets the compiler have its say. */
export async function measureTokenChecks(): Promise<TokenCheck> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const trust = await trustIn(publicKey);
  const now = Math.floor(Date.now() / 1000);
  const fresh = () => Array.from({ length: TOKENS }, () => signAccessToken(claimsOf(now), { kid: KEY_ID, privateKey }));
  const verify = async (tokens: readonly string[]): Promise<void> => {
    for (const token of tokens) await trust.callerOf(token);
  };
  const recall = (tokens: readonly string[]): void => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) tokens.forEach((token) => trust.recalled(token));
  };
  const first = fresh();
  await verify(first);
  recall(first);
  const tokens = fresh();
  const missed = (await cpuOf(() => verify(tokens))) / TOKENS;
  return { missed, cached: (await cpuOf(() => Promise.resolve(recall(tokens)))) / (TOKENS * REPEATS) };
}

/** What a process believes that has heard of identity, and has its key. */
async function trustIn(publicKey: KeyObject): Promise<Trust> {
  const denied = new DenySet();
  denied.learn([]);
  const trust = new Trust(() => Promise.resolve([{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID }]), denied);
  await trust.refresh();
  return trust;
}

async function cpuOf(work: () => Promise<void>): Promise<number> {
  const before = ofProcess(process.pid);
  await work();
  return ofProcess(process.pid) - before;
}
