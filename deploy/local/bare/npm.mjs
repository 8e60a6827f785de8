import { basename } from 'node:path';

/** How npm is run: the very one that runs us, where that is so. @returns {{ program: string, args: string[], shell: boolean }} */
export function npm(...args) {
  const running = process.env.npm_execpath ?? '';
  if (basename(running) === 'npm-cli.js') return { program: process.execPath, args: [running, ...args], shell: false };
  return { program: 'npm', args, shell: process.platform === 'win32' };
}
