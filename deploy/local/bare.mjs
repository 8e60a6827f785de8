// The door of the project on a machine that has nothing but Node: npm start and npm test come in here, before anything is installed.
import { assertNodeVersion } from './bare/node-version.mjs';

assertNodeVersion();

// Loaded after the check: an older Node may not even understand these files.
const { runCommand } = await import('./bare/commands.mjs');
process.exitCode = await runCommand(process.argv[2], process.argv.slice(3));
