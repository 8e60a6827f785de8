import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { metered, type Counted, type Metered } from './metered';

/** Of /proc/<pid>/stat: a hundred a second on every Linux that Node runs on. */
const MS_A_TICK = 10;
/** Where user and system time stand after the name of the process, its own and those of its children that have ended (proc(5)). */
const TIMES = [11, 12, 13, 14];

/** What a process has run, with the threads and children of it that have ended; milliseconds, to the tick. */
function everRun(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return TIMES.reduce((sum, place) => sum + Number(fields[place]), 0) * MS_A_TICK;
}

/** Meters work for which the process of one part begins others and ends them: their CPU would otherwise go with them, and be taken for that of others. */
export async function meteredWithEnded<Result>(counted: Counted, part: string, work: () => Promise<Result>): Promise<Metered<Result>> {
  const ran = (): number => (counted.pids[part] ?? []).reduce((sum, pid) => sum + everRun(pid), 0);
  const before = ran();
  const taken = await metered(counted, work);
  const all = Math.max(ran() - before, taken.cpu[part] ?? 0);
  const ended = all - (taken.cpu[part] ?? 0);
  return {
    ...taken,
    cpu: { ...taken.cpu, [part]: all },
    foreign: Math.max(0, taken.foreign - ended / (taken.ms * availableParallelism())),
  };
}
