import { setTimeout as pause } from 'node:timers/promises';

/** Looks every few milliseconds until something is there; undefined when the time (ms) has passed. */
export async function waitUntil<T>(look: () => T | undefined, limit: number): Promise<T | undefined> {
  const end = performance.now() + limit;
  for (;;) {
    const found = look();
    if (found !== undefined || performance.now() > end) return found;
    await pause(10);
  }
}
