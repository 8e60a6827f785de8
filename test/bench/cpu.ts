import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of CPU by part of a variant; `postgres` is the whole server with every backend. */
export type CpuTimes = Readonly<Record<string, number>>;

/** The processes of a variant by part. */
export type Pids = Readonly<Record<string, readonly number[]>>;

const NANOSECONDS = 1e6;
/** Of /proc/<pid>/stat and /proc/stat: a hundred a second on every Linux that Node runs on. */
const MS_A_TICK = 10;

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const list = (path: string): string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

/** What the threads of a process have run, in milliseconds to the nanosecond. */
export function ofProcess(pid: number): number {
  const threads = list(`/proc/${pid}/task`).map((thread) => Number(read(`/proc/${pid}/task/${thread}/schedstat`)?.split(' ')[0] ?? 0));
  return threads.reduce((sum, time) => sum + time, 0) / NANOSECONDS;
}

/** The fields of /proc/<pid>/stat after the name: its name may hold spaces and brackets. */
const statOf = (pid: number): string[] => {
  const text = read(`/proc/${pid}/stat`) ?? '';
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** The live backends of a server, and what those that have ended had run. */
function ofServer(postmaster: number): number {
  const children = list('/proc').filter((entry) => /^\d+$/.test(entry) && Number(statOf(Number(entry))[1]) === postmaster);
  const live = children.reduce((sum, child) => sum + ofProcess(Number(child)), 0);
  const [, , , , , , , , , , , , , user, system] = statOf(postmaster);
  return live + (Number(user) + Number(system)) * MS_A_TICK + ofProcess(postmaster);
}

/** What the parts of a variant and PostgreSQL have run so far, in milliseconds. */
export function cpuTimes(pids: Pids, postmaster: number): CpuTimes {
  const parts = Object.entries(pids).map(([part, own]) => [part, own.reduce((sum, pid) => sum + ofProcess(pid), 0)] as const);
  return { ...Object.fromEntries(parts), postgres: ofServer(postmaster) };
}

/** What all processors of the machine have run so far, in milliseconds. */
export function machineTime(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (read('/proc/stat') ?? '')
    .split('\n', 1)
    .join('')
    .split(/ +/)
    .map(Number);
  return (user + nice + system + irq + softirq) * MS_A_TICK;
}
