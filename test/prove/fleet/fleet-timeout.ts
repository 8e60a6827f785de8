import { proofTimeout } from '../scale';

/** Time for what starts many processes (ms): long, because nothing is asserted by it, and a busy machine must not fail a proof. */
export const fleetTimeout = Math.max(proofTimeout, 10 * 60_000);
