import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { Teardown } from '../../deploy/local/run/teardown';
import { complain, say } from '../../deploy/local/run/terminal';
import { readBenchConfig, type BenchConfig } from './bench.config';
import type { Bench, Chapter } from './chapter';
import { everyChapter } from './every-chapter';
import { goalsTable, writeOutcomes, writePage } from './page';
import { layProvince, type PeopledProvince } from './peopled-province';

const teardown = new Teardown();

/** Measures the chapters one after the other. */
async function run(): Promise<void> {
  const config = readBenchConfig();
  let province: Promise<PeopledProvince> | undefined;
  const bench: Bench = { config, teardown, province: () => (province ??= layProvince(config.people, teardown)) };
  for (const chapter of chosen(config)) {
    say(`\n## ${chapter.name}`);
    await report(chapter, bench);
  }
}

function chosen({ chapters }: BenchConfig): readonly Chapter[] {
  const unknown = chapters.find((name) => !everyChapter.some((chapter) => chapter.name === name));
  if (unknown !== undefined)
    throw new Error(`No chapter is called ${unknown}; there are: ${everyChapter.map(({ name }) => name).join(', ')}`);
  return chapters.length === 0 ? everyChapter : everyChapter.filter(({ name }) => chapters.includes(name));
}

async function report(chapter: Chapter, bench: Bench): Promise<void> {
  const { lines, outcomes } = await chapter.measure(bench);
  const page = [stamp(chapter, bench.config), '', ...lines, ...(outcomes.length > 0 ? ['', ...goalsTable(outcomes)] : [])];
  for (const line of page) say(line);
  if (!bench.config.write) return;
  writePage(chapter.name, page);
  writeOutcomes(chapter.goals, outcomes);
}

function stamp({ name }: Chapter, { records, people, full, rounds, seconds }: BenchConfig): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`;
  const broker = execFileSync('nats-server', ['--version'], { encoding: 'utf8' }).trim();
  const command = `npm run bench -- '${name}' --records ${records} --people ${people} --rounds ${rounds} --seconds ${seconds}${full ? ' --full' : ''}`;
  return `${dayInProvince(systemClock.now())}: \`${command}\` on ${machine}; embedded PostgreSQL, Node.js ${process.version}, ${broker}.`;
}

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
