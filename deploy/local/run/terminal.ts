/** Writes one line for the person at the terminal. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Writes one line about what went wrong. */
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Milliseconds since a moment of performance.now(), in seconds for people: "1.2 s". */
export const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;
