import { tableOf } from '../asked/figures';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import { Client } from '../../province/client';
import { judgeOnTheWall, percent, spreadWords } from '../metering/judged';
import { cpuOf, spreadOf } from '../summary';
import { measureInSql, type Changing, type SqlFindings } from './in-sql';
import { changeableOf } from './pay-rise';
import type { StatementTime } from './replay';
import { measureThroughGateway, type GatewayRound, type WayRound } from './through-gateway';

/** Keeps the records of the whole province. */
const CLERK = 'quantri.snv';
/** The statements that take longest are named; the others are added up. */
const NAMED = 12;
const WORDS = 70;
/** BEGIN, the update, COMMIT. */
const BARE_STATEMENTS = 3;

/** A change of a record with all that belongs to it, against the barest update of a row. */
export const change: Chapter = { name: 'change', goals: ['6'], measure: measureChange };

async function measureChange({ config, teardown, province }: Bench): Promise<ChapterFindings> {
  const { ground, product, tokenOf } = await province();
  const records = await changeableOf(ground);
  const { body: self } = await new Client(product.origin, await tokenOf(CLERK)).get('me');
  let taken = 0;
  const take = (count: number) => {
    const found = records.slice(taken, taken + count);
    taken += found.length;
    if (found.length === 0)
      throw new Error(`All ${records.length} records that can take a pay rise have had one: fewer rounds or seconds, or more people`);
    return found;
  };
  const changing: Changing = { ground, config, take, issuerUnitId: self['unitId'] ?? '', tokenOf: () => tokenOf(CLERK) };
  const inSql = await measureInSql(changing);
  const rounds = await measureThroughGateway(changing, product, teardown);
  return {
    lines: [...sqlLines(inSql), '', ...gatewayLines(rounds)],
    outcomes: [
      judgeOnTheWall('6-sql', 'changes a second in SQL ≥ 0.55 × bare updates, 8 connections', {
        rounds: inSql.rounds.map((round) => ({ value: round.product / round.bare, foreign: round.foreign })),
        least: 0.55,
      }),
      judgeOnTheWall('6-gateway', 'changes a second through the gateway ≥ 0.5 × Fastify with a bare update, 8 connections', {
        rounds: rounds.map(({ product: one, bare }) => ({
          value: one.perSecond / bare.perSecond,
          foreign: Math.max(one.foreign, bare.foreign),
        })),
        least: 0.5,
      }),
    ],
  };
}

function sqlLines({ rounds, statements, sent, functions }: SqlFindings): string[] {
  const row = (
    name: string,
    rate: (round: SqlFindings['rounds'][number]) => number,
    cpu: (round: SqlFindings['rounds'][number]) => number,
    sent: number,
  ) => [name, String(sent), spreadWords(spreadOf(rounds.map(rate)), 0), spreadWords(spreadOf(rounds.map(cpu)), 3)];
  const longest = [...statements].sort((one, other) => other.ms - one.ms);
  const rest = longest.slice(NAMED);
  const sum = (some: readonly StatementTime[]): number => some.reduce((total, { ms }) => total + ms, 0);
  return [
    `In SQL, 8 connections. Others took ${percent(spreadOf(rounds.map(({ foreign }) => foreign)).median)} of the machine.`,
    '',
    ...tableOf(
      ['transaction', 'statements with BEGIN and COMMIT', 'a second', 'PostgreSQL, CPU ms each'],
      [
        row(
          'change of the product',
          ({ product }) => product,
          ({ productCpu }) => productCpu,
          sent,
        ),
        row(
          'bare update',
          ({ bare }) => bare,
          ({ bareCpu }) => bareCpu,
          BARE_STATEMENTS,
        ),
      ],
    ),
    '',
    `The statements of a change, one connection, ${sum(statements).toFixed(2)} ms together, the way there and back with each:`,
    '',
    ...tableOf(
      ['statement', 'ms', 'share'],
      [
        ...longest.slice(0, NAMED).map(({ text, ms }) => [`\`${wordsOf(text)}\``, ms.toFixed(3), percent(ms / sum(statements))]),
        [`${rest.length} others`, sum(rest).toFixed(3), percent(sum(rest) / sum(statements))],
      ],
    ),
    '',
    'The functions of the product that a change calls, most of them for its policies; the time of one holds that of those it calls:',
    '',
    ...tableOf(
      ['function', 'calls', 'ms'],
      functions.slice(0, NAMED).map(({ name, calls, ms }) => [`\`${name}\``, calls.toFixed(1), ms.toFixed(3)]),
    ),
  ];
}

const wordsOf = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '¦').trim().slice(0, WORDS);

function gatewayLines(rounds: readonly GatewayRound[]): string[] {
  const row = (name: string, ways: readonly WayRound[]): string[] => {
    const of = (measure: (way: WayRound) => number, digits: number): string => spreadOf(ways.map(measure)).median.toFixed(digits);
    const part = (key: string): string => (ways[0]?.cpu[key] === undefined ? '–' : of(({ cpu }) => cpu[key] ?? 0, 3));
    const times = [of(({ perSecond }) => perSecond, 0), of(({ p50 }) => p50, 2), of(({ p99 }) => p99, 2)];
    return [name, ...times, ...['gateway', 'service', 'broker', 'postgres', 'followers'].map(part), of(cpuOf, 3)];
  };
  const busy = rounds.map(({ product, bare }) => Math.max(product.foreign, bare.foreign));
  return [
    `Through the gateway, 8 connections. Others took ${percent(spreadOf(busy).median)} of the machine.`,
    '',
    ...tableOf(
      ['way', 'changes/s', 'p50 ms', 'p99 ms', 'gateway', 'personnel', 'broker', 'PostgreSQL', 'other services', 'CPU ms/change'],
      [
        row(
          'product',
          rounds.map(({ product }) => product),
        ),
        row(
          'Fastify and pg',
          rounds.map(({ bare }) => bare),
        ),
      ],
    ),
  ];
}
