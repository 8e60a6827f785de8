import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fitsLock, lockedContent, lockPath, readLock } from './lock-file.mjs';
import { npm } from './npm.mjs';
import { Refusal, timed } from './refusal.mjs';
import { root } from './root.mjs';

// Not npm ci: it refuses a lock file written where the registry lacks packages for other platforms. What it would guard is guarded here.
const install = ['install', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'];

/** Installs what package-lock.json says when it is not there. */
export async function installIfMissing() {
  if (fitsLock(root)) return;
  await timed('installed', installPackages);
}

async function installPackages() {
  const before = readLock(root);
  const { code, errors } = await run(npm(...install));
  if (errors.includes('ENOSPC')) throw new Refusal('The disk is full: npm install could not finish.');
  if (code !== 0) throw new Refusal(`npm install failed (${code}); the reason stands above.`);
  const after = readLock(root);
  if (after !== before) writeFileSync(lockPath(root), before);
  if (lockedContent(after) !== lockedContent(before)) {
    throw new Refusal(
      'npm install wanted to change package-lock.json, which no longer fits package.json: run npm install yourself and look at the difference.',
    );
  }
}

function run({ program, args, shell }) {
  return new Promise((resolve) => {
    let errors = '';
    const child = spawn(program, args, { cwd: root, shell, stdio: ['ignore', 'inherit', 'pipe'] });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
      process.stderr.write(chunk);
    });
    child.once('error', (error) => resolve({ code: error.message, errors }));
    child.once('close', (code, signal) => resolve({ code: code ?? signal, errors }));
  });
}
