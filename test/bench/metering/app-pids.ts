import { readdirSync, readFileSync } from 'node:fs';

const app = /\/dist\/apps\/([a-z-]+)\/src\/main\.js\0?/;

function look(pid: string): { readonly parent: number; readonly name: string | undefined } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { parent, name: app.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

/** The apps that this run has started, by name: a variant names the parts that it counts, and every other app is at work too. */
export function appPids(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const process_ = look(pid);
    if (process_?.parent === process.pid && process_.name !== undefined) found.set(process_.name, Number(pid));
  }
  return found;
}

/** The process of one app. @throws Error when it does not run */
export function pidOfApp(name: string): number {
  const pid = appPids().get(name);
  if (pid === undefined) throw new Error(`${name} does not run`);
  return pid;
}
