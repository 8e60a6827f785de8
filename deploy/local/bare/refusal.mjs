/** What keeps a command from running, in one clear sentence for the person at the terminal. */
export class Refusal extends Error {}

/** Writes one line for the person at the terminal. */
export const say = (line) => void process.stdout.write(`${line}\n`);

/** Runs one step and tells how long it took: "built in 1.2 s". */
export async function timed(done, step) {
  const start = performance.now();
  const result = await step();
  say(`${done} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
