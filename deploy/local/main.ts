import { assertNats, assertPostgres } from './given-servers';
import { sentenceOf } from './launch-error';
import { readLocalConfig, type LocalConfig } from './local.config';
import { startProvince } from './province';
import { ended, watchForEnd, type EndOfRun } from './run/end-of-run';
import { assertPortFree } from './run/port';
import { assertNoOtherRun, takeRunLock } from './run/run-lock';
import { Teardown } from './run/teardown';
import { complain, say, secondsSince } from './run/terminal';
import { provideBroker, providePostgres } from './servers';

/** The gateway and six services. */
const numberOfApps = 7;

const { stopping, end } = watchForEnd();
const teardown = new Teardown();

/** Starts a province on this machine, and stops it, in the opposite order, when it is told to. */
async function run(): Promise<number> {
  try {
    await start(readLocalConfig());
    await ended(stopping);
  } catch (error) {
    if (!stopping.aborted) end({ sentence: sentenceOf(error), code: 1 });
  }
  const { sentence, code } = stopping.reason as EndOfRun;
  (code === 0 ? say : complain)(sentence);
  const faults = await teardown.run();
  for (const fault of faults) complain(sentenceOf(fault));
  return faults.length > 0 ? 1 : code;
}

async function start(config: LocalConfig): Promise<void> {
  const begun = performance.now();
  const onDeath = (sentence: string) => end({ sentence, code: 1 });
  await claim(config);
  const databaseUrl = await providePostgres(config, { teardown, onDeath });
  stopping.throwIfAborted();
  const natsUrl = await provideBroker(config, { teardown, onDeath });
  stopping.throwIfAborted();
  const province = await startProvince({ config, servers: { databaseUrl, natsUrl }, stopping, onDeath });
  teardown.add(() => province.stop());
  stopping.throwIfAborted();
  for (const line of province.lines) say(line);
  say(`Ready in ${secondsSince(begun)}. Ctrl-C stops everything.`);
}

// Everything that can be refused is, before anything is written: a refused start leaves nothing behind.
async function claim({ dataFolder, databaseUrl, natsUrl, port, opsPort, apart }: LocalConfig): Promise<void> {
  assertNoOtherRun(dataFolder);
  await assertPortFree(port, 'PORT');
  for (let app = 0; app < (apart ? numberOfApps : 1); app += 1) await assertPortFree(opsPort + app, 'OPS_PORT');
  if (databaseUrl) await assertPostgres(databaseUrl);
  if (natsUrl) await assertNats(natsUrl);
  teardown.add(takeRunLock(dataFolder));
}

void run().then((code) => process.exit(code));
