import { readFileSync } from 'node:fs';

const shells = ['sh', 'bash', 'dash', 'zsh', 'ash', 'busybox'];

// Known on Linux; elsewhere only our own parent is watched.
function status(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

const nameOf = (pid) => /\((.*)\)/s.exec(status(pid))?.[1] ?? '';
const parentOf = (pid) => /.*\) \S (\d+)/s.exec(status(pid))?.[1];

const parent = process.ppid;
const grandparent = parentOf(parent);
const isBehindShell = shells.includes(nameOf(parent));

/**
 * Whether npm, which started us, is gone. It runs us through a shell, and neither of them hands every signal on: when one of the two ends, so
 * do we. Started by hand we belong to nobody.
 */
export function isOrphan() {
  if (!process.env.npm_lifecycle_event) return false;
  return process.ppid !== parent || (isBehindShell && parentOf(parent) !== grandparent);
}
