import type { TestServers } from './test-servers';

let kept: Promise<TestServers> | undefined;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Keeps the servers from global-setup.ts to global-teardown.ts; both run in the first process of Jest. A signal stops them, even half started. */
export function keepServers(starting: Promise<TestServers>): Promise<TestServers> {
  kept = starting;
  for (const signal of signals) process.on(signal, stopAndLeave);
  return starting;
}

/** Stops the servers, if they run. */
export async function stopKeptServers(): Promise<void> {
  const servers = kept;
  kept = undefined;
  await (await servers)?.stop();
  for (const signal of signals) process.off(signal, stopAndLeave);
}

// Ctrl-C reaches us more than once: from the terminal and from whoever started us.
function stopAndLeave(): void {
  if (!kept) return;
  const leave = () => process.exit(130);
  stopKeptServers().then(leave, leave);
}
