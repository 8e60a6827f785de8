import type { LoadOrder, LoadResult } from '../process/load';
import type { Spawned } from '../spawned';

/** One stretch in which somebody asked. */
export interface Window extends LoadResult {
  readonly seconds: number;
}

/** What is asked, without how long. */
export type Asking = Omit<LoadOrder, 'seconds' | 'atLeast' | 'seed' | 'token'> & {
  readonly token: () => Promise<string>;
};

/** Asks in stretches of so many seconds, one at least, until some work is over: what others feel of it. */
export async function askWhile(
  load: Spawned,
  { token, ...asking }: Asking,
  { seconds, work }: { seconds: number; work: Promise<unknown> },
): Promise<Window[]> {
  const windows: Window[] = [];
  let isOver = false;
  void work.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  while (!isOver || windows.length === 0) {
    const order = { ...asking, token: await token(), seconds, seed: windows.length } satisfies LoadOrder;
    windows.push({ ...(await load.ask<LoadResult>(order)), seconds });
  }
  return windows;
}
