/**
 * The places at which a process can be made to end: between the steps whose order must not matter to anybody. Proofs arm them one after the other and
 * then look for what was lost or doubled.
 */
export const failpoints = [
  'key.taken',
  'command.before-commit',
  'command.after-commit',
  'answer.before-sending',
  'answer.after-sending',
  'relay.after-stamping',
  'inlet.after-fetching',
  'inlet.before-commit',
  'inlet.after-commit',
  'job.after-chunk',
  'job.after-checkpoint',
] as const;

export type Failpoint = (typeof failpoints)[number];

let armed: Failpoint | undefined;
let passesLeft = 0;

/** Ends the process on the spot, as a power cut would, where it was armed for this place; everywhere else it is one comparison. */
export function failpoint(place: Failpoint): void {
  if (place !== armed) return;
  passesLeft -= 1;
  if (passesLeft === 0) process.kill(process.pid, 'SIGKILL');
}

/**
 * Arms the place that NOIVU_FAILPOINT names: `inlet.before-commit`, or `inlet.before-commit:3` for the third time it is passed. Without that variable
 * nothing is armed. @throws Error in production, and for a place that there is not
 */
export function armFailpoint({ NOIVU_FAILPOINT: wanted, NODE_ENV: mode }: NodeJS.ProcessEnv): void {
  if (wanted === undefined) return;
  if (mode === 'production') throw new Error('NOIVU_FAILPOINT is for tests: it is refused in production.');
  const [, name, pass = '1'] = /^([a-z.-]+)(?::([1-9]\d{0,5}))?$/.exec(wanted) ?? [];
  const place = failpoints.find((one) => one === name);
  if (place === undefined) throw new Error(`NOIVU_FAILPOINT names no failpoint: there are ${failpoints.join(', ')}.`);
  [armed, passesLeft] = [place, Number(pass)];
}
