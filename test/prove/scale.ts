import { appendFileSync } from 'node:fs';

/** A proof runs small in `npm test`, where it keeps the code honest, and at full scale in `npm run prove`. */
export const isFull = process.env['NOIVU_PROVE'] === 'full';

/** How many tries, people, seconds: the one or the other. */
export const scaled = ({ small, full }: { small: number; full: number }): number => (isFull ? full : small);

/** Time for one full proof, in milliseconds; the small ones have that of every test. */
export const proofTimeout = isFull ? 60 * 60_000 : 120_000;

/** Puts on record what a proof found, for docs/proofs.md: `proof` names its place there. */
export function figure(proof: string, what: string, value: string | number): void {
  const file = process.env['NOIVU_FIGURES'];
  if (file) appendFileSync(file, `${JSON.stringify({ proof, what, value })}\n`);
}
