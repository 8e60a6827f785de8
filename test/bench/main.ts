import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { Teardown } from '../../deploy/local/run/teardown';
import { complain, say, secondsSince } from '../../deploy/local/run/terminal';
import { demoPassword } from '../../deploy/demo/accounts';
import { signIn } from '../province/client';
import { readBenchConfig, type BenchConfig } from './bench.config';
import { assertSameAnswers } from './equality';
import { layGround, recordsOf, versionOf, type Ground } from './ground';
import { measure, type Findings } from './measure';
import { goalsTable, writeOutcomes, writePage } from './page';
import { spawnPart } from './spawned';
import { outcomesOf, spreadOf, tableOf } from './summary';
import { startVariants, type Variant } from './variants';

/** Whoever sees the whole province, so that any record may be asked for. */
const READER = 'chutich.ubnd';

const teardown = new Teardown();

/** Measures what it costs to get one record through the gateway, against bare Fastify and pg in the same run. */
async function run(): Promise<void> {
  const config = readBenchConfig();
  const begun = performance.now();
  const ground = await layGround(config.records, teardown);
  const { ids: recordIds, factsEach } = await recordsOf(ground);
  say(`${recordIds.length} records with ${factsEach.toFixed(1)} facts each after ${secondsSince(begun)}`);
  const variants = await startVariants(ground, teardown);
  const load = await spawnPart('load', {});
  teardown.add(() => load.stop());
  const tokenAt = async (): Promise<string> => (await signIn(productOf(variants).origin, READER, demoPassword)).token ?? '';
  const compared = await assertSameAnswers(variants, recordIds, await tokenAt());
  say(`The answers to ${compared} records are the same in every variant`);
  const findings = await measure({ variants, load, postmaster: ground.postmaster, recordIds, signIn: tokenAt }, config);
  await report(findings, { config, ground, factsEach });
}

const productOf = (variants: readonly Variant[]): Variant => {
  const product = variants.find(({ name }) => name === 'product');
  if (!product) throw new Error('The product does not run');
  return product;
};

async function report(
  { samples, idle }: Findings,
  { config, ground, factsEach }: { config: BenchConfig; ground: Ground; factsEach: number },
): Promise<void> {
  const outcomes = outcomesOf(samples);
  const foreign = spreadOf(samples.map((sample) => sample.foreign));
  const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
  const lines = [
    `${ground.day}: \`npm run bench -- --records ${config.records} --rounds ${config.rounds} --seconds ${config.seconds}\` on ${machine()}; PostgreSQL ${await versionOf(ground)}, ` +
      `Node.js ${process.version}, ${execFileSync('nats-server', ['--version'], { encoding: 'utf8' }).trim()}. ${config.records} records with ${factsEach.toFixed(1)} facts each. ` +
      `Others took ${percent(foreign.median)} of the machine (${percent(foreign.least)}–${percent(foreign.most)}); while nobody asked, PostgreSQL took ${percent(idle.product?.['postgres'] ?? 0)} of a processor.`,
    '',
    ...tableOf(samples),
    '',
    ...goalsTable(outcomes),
  ];
  for (const line of lines) say(line);
  if (!config.write) return;
  writePage(lines);
  writeOutcomes(outcomes);
}

const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`;

async function end(code: number): Promise<void> {
  for (const fault of await teardown.run()) complain(fault instanceof Error ? fault.message : String(fault));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(130));
run().then(
  () => end(0),
  (error: unknown) => {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return end(1);
  },
);
