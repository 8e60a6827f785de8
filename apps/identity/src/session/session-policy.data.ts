import type { Day } from '@noivu/calendar';

/** How long sessions and their tokens live, and how often a sign-in may fail. */
export interface SessionPolicy {
  readonly validFrom: Day;
  /** Seconds of an access token. */
  readonly accessSeconds: number;
  /** Seconds that a scope context outlives its token, so that a request begun in time is not cut short. */
  readonly contextSlackSeconds: number;
  /** Seconds after which a refresh token that was not used is void. */
  readonly idleSeconds: number;
  /** Seconds after which a session ends whatever was done in it. */
  readonly sessionSeconds: number;
  /** Failures of one user name within the window, after which it waits. */
  readonly failures: number;
  readonly windowSeconds: number;
  readonly waitSeconds: number;
  /** Failures of everybody together within the window, after which every sign-in waits for the window's end. */
  readonly serviceFailures: number;
  readonly serviceWindowSeconds: number;
  readonly source: string;
}

/**
 * No regulation sets these; they are ours, and dated so that a later text can. A wait always ends by itself: a lock that an attacker can set would be his
 * weapon (OWASP ASVS 5.0, 6.1.1).
 */
export const sessionPolicies: readonly SessionPolicy[] = [
  {
    validFrom: '2014-01-01',
    accessSeconds: 600,
    contextSlackSeconds: 30,
    idleSeconds: 3_600,
    sessionSeconds: 43_200,
    failures: 5,
    windowSeconds: 900,
    waitSeconds: 900,
    serviceFailures: 600,
    serviceWindowSeconds: 60,
    source: 'ours',
  },
];

/** The policy that holds on a day. */
export function sessionPolicyOn(day: Day, policies: readonly SessionPolicy[] = sessionPolicies): SessionPolicy {
  const inForce = policies.filter(({ validFrom }) => validFrom <= day).sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0];
  if (!inForce) throw new RangeError(`No session policy holds on ${day}`);
  return inForce;
}
