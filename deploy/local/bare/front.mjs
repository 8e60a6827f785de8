import { spawn } from 'node:child_process';
import { isOrphan } from './ancestors.mjs';
import { root } from './root.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A program in front of the terminal: it writes there, and hears at once, by the closing of a channel, when this process is gone. */
export const inFront = ['inherit', 'inherit', 'inherit', 'ipc'];

/** Runs a program to its end; signals go through to it. @returns {Promise<number>} its exit code */
export function run({ program, args, shell = false }, { stdio = 'inherit', env = process.env } = {}) {
  const child = spawn(program, args, { cwd: root, shell, stdio, env });
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  const watch = setInterval(() => isOrphan() && child.kill('SIGTERM'), 250);
  const ending = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
  return ending.finally(() => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, pass);
  });
}
