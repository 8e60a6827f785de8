import { demoPassword } from '../../deploy/demo/accounts';
import { say, secondsSince } from '../../deploy/local/run/terminal';
import { signIn } from '../province/client';
import type { Bench, Chapter, ChapterFindings } from './chapter';
import { assertSameAnswers } from './equality';
import { layGround, recordsOf } from './ground';
import { measure, type Findings } from './measure';
import { spawnPart } from './spawned';
import { outcomesOf, spreadOf, tableOf } from './summary';
import { startVariants, type Variant } from './variants';

/** Whoever sees the whole province, so that any record may be asked for. */
const READER = 'chutich.ubnd';

/** What it costs to get one record through the gateway, against bare Fastify and pg in the same run. */
export const getOne: Chapter = { name: 'get one record', goals: ['1', '2'], measure: measureGetOne };

async function measureGetOne({ config, teardown }: Bench): Promise<ChapterFindings> {
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
  return { lines: linesOf(findings, { records: recordIds.length, factsEach }), outcomes: outcomesOf(findings.samples) };
}

function productOf(variants: readonly Variant[]): Variant {
  const product = variants.find(({ name }) => name === 'product');
  if (!product) throw new Error('The product does not run');
  return product;
}

function linesOf({ samples, idle }: Findings, { records, factsEach }: { records: number; factsEach: number }): string[] {
  const foreign = spreadOf(samples.map((sample) => sample.foreign));
  const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
  return [
    `${records} records with ${factsEach.toFixed(1)} facts each. Others took ${percent(foreign.median)} of the machine (${percent(foreign.least)}–${percent(foreign.most)}); ` +
      `while nobody asked, PostgreSQL took ${percent(idle.product?.['postgres'] ?? 0)} of a processor.`,
    '',
    ...tableOf(samples),
  ];
}
