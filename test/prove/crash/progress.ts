import { setTimeout as wait } from 'node:timers/promises';
import type { Journal } from './journal';

const LONGEST_MS = 30_000;

/** Makes a wait that ends when so many more writes were acknowledged than at its beginning, or after half a minute. */
export const progressOf = (journal: Journal, writes: number) => async (): Promise<void> => {
  const [enough, until] = [journal.acknowledged.length + writes, Date.now() + LONGEST_MS];
  while (journal.acknowledged.length < enough && Date.now() < until) await wait(20);
};
