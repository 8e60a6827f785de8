import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { callerOf, keyIdOf, signAccessToken, verifyAccessToken, type TokenClaims } from '@noivu/access';
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
export function measureTokenChecks(): TokenCheck {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = Date.now();
  const fresh = () => Array.from({ length: TOKENS }, () => signAccessToken(claimsOf(Math.floor(now / 1000)), { kid: 'bench', privateKey }));
  const check = (tokens: readonly string[]): void => {
    for (const token of tokens) if (keyIdOf(token) !== undefined) callerOf(verifyAccessToken(token, publicKey, now));
  };
  check(fresh());
  const tokens = fresh();
  const missed = cpuOf(() => check(tokens)) / TOKENS;
  const cached = cpuOf(() => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) check(tokens);
  });
  return { missed, cached: cached / (TOKENS * REPEATS) };
}

function cpuOf(work: () => void): number {
  const before = ofProcess(process.pid);
  work();
  return ofProcess(process.pid) - before;
}
