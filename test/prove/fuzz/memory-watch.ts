import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 10;

/** Looks at the memory of a process from outside, also while it is too busy to say anything. */
export interface MemoryWatch {
  /** The most that the process and those that it had started held together at any look, in MB. */
  readonly peak: () => number;
  stop(): Promise<void>;
}

/**
 * Watches a process and its children through /proc. The peak that the system itself keeps (`ru_maxrss`) would not do: a
 * process that was forked begins with the peak of its parent.
 */
export function watchMemory(pid: number): MemoryWatch {
  let [peak, isWatching] = [0, true];
  const watched = (async () => {
    while (isWatching) {
      const held = await Promise.all([pid, ...(await childrenOf(pid))].map(residentMegabytes));
      peak = Math.max(
        peak,
        held.reduce((sum, each) => sum + each, 0),
      );
      await wait(EVERY_MS);
    }
  })();
  return {
    peak: () => peak,
    stop: () => {
      isWatching = false;
      return watched;
    },
  };
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await textOf(`/proc/${pid}/task/${pid}/children`);
  return text.split(' ').filter(Boolean).map(Number);
}

/** 0 of a process that is gone. */
async function residentMegabytes(pid: number): Promise<number> {
  return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(await textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
