import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { inFront, run } from './front.mjs';
import { installIfMissing } from './install.mjs';
import { Refusal } from './refusal.mjs';
import { root } from './root.mjs';
import { runProofs } from './run-proofs.mjs';
import { runTests } from './run-tests.mjs';

const commands = {
  /** The demo province on this machine. */
  start(args) {
    if (process.env.NODE_ENV === 'production')
      throw new Refusal('npm start loads a demo province and is refused with NODE_ENV=production.');
    const program = join(root, 'dist', 'deploy', 'local', 'main.js');
    return prepared(() => run({ program: process.execPath, args: [program, ...args] }, { stdio: inFront }));
  },
  /** All tests, or those whose path holds one of the words given. */
  test: (args) => prepared(() => runTests(args)),
  /** The proofs at full scale, or those whose path holds one of the words given; --write puts what they found into docs/proofs.md. */
  prove: (args) => prepared(() => runProofs(args)),
  /** What is delivered: dist/. */
  build: () => prepared(() => 0),
};

/** Runs a command of the door. @returns the exit code */
export async function runCommand(name, args) {
  try {
    const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
    if (!command) throw new Refusal(`Say one of: ${Object.keys(commands).join(', ')}.`);
    return await command(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`);
    return 1;
  }
}

async function prepared(command) {
  await installIfMissing();
  await buildIfStale();
  return command();
}
