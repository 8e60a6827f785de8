import { readdirSync, readFileSync } from 'node:fs';

const BYTES_A_KIB = 1024;
const LOOK_EVERY_MS = 50;

const statusOf = (pid: number | string): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
};

const numberIn = (status: string, word: string): number => Number(new RegExp(`^${word}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);

/** Resident memory of a process and of those that it has begun, in bytes. */
export function residentOf(pid: number): number {
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(statusOf)
    .filter((status) => numberIn(status, 'PPid') === pid);
  return [statusOf(pid), ...children].reduce((sum, status) => sum + numberIn(status, 'VmRSS'), 0) * BYTES_A_KIB;
}

/** The most that a process and its children held at once while some work went on, in bytes; looked at twenty times a second. */
export async function peakDuring<Result>(
  pid: number,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly peak: number }> {
  let peak = residentOf(pid);
  const look = setInterval(() => (peak = Math.max(peak, residentOf(pid))), LOOK_EVERY_MS);
  try {
    const result = await work();
    return { result, peak };
  } finally {
    clearInterval(look);
  }
}
