import type { DataSource } from 'typeorm';
import { database, roleUrl } from '@noivu/persistence';
import { readKeys } from '@noivu/service';
import { asSuperuser } from '../asked/as-superuser';
import type { BenchConfig } from '../bench.config';
import type { Ground } from '../ground';
import { metered } from '../metering/metered';
import { captureChange, type Statement } from './captured-change';
import { withFunctionTimes, type FunctionTime } from './function-times';
import { payRiseOf, type Changeable } from './pay-rise';
import { BARE_UPDATE, replay, timeStatements, type StatementTime, type Transaction } from './replay';

/** Changes for each second that a round was asked for; bare updates run as many times as often. */
const CHANGES_A_SECOND = 150;
const BARE_A_CHANGE = 4;
/** BEGIN and COMMIT. */
const AROUND = 2;
/** Changes whose statements are timed one by one. */
const TIMED = 100;

/** One round: transactions a second, and what PostgreSQL takes for each, milliseconds of CPU. */
export interface SqlRound {
  readonly product: number;
  readonly bare: number;
  readonly productCpu: number;
  readonly bareCpu: number;
  readonly foreign: number;
}

/** What was found. */
export interface SqlFindings {
  readonly rounds: readonly SqlRound[];
  readonly statements: readonly StatementTime[];
  /** Statements of one change, BEGIN and COMMIT among them: each waits for the answer to the one before. */
  readonly sent: number;
  /** What functions of the product one change called, means. */
  readonly functions: readonly FunctionTime[];
}

/** Who changes, and what. */
export interface Changing {
  readonly ground: Ground;
  readonly config: BenchConfig;
  readonly tokenOf: () => Promise<string>;
  /** Takes records that nobody has changed yet. @throws Error when there are no more */
  readonly take: (count: number) => readonly Changeable[];
  readonly issuerUnitId: string;
}

/** How many changes a round has. */
export const changesARound = ({ seconds }: Pick<BenchConfig, 'seconds'>): number => seconds * CHANGES_A_SECOND;

/** Sends what the product sends for a change, and bare updates, in rounds. */
export async function measureInSql(changing: Changing): Promise<SqlFindings> {
  const { ground, config } = changing;
  const url = personnelUrl(ground);
  const personnel = await database({ service: 'personnel', url, entities: [], poolSize: 1 }).initialize();
  try {
    const captured = (count: number) => capture(personnel, changing, count);
    await replay(url, await captured(TIMED));
    const timed = await captured(TIMED);
    const statements = await timeStatements(url, timed);
    const counted = await captured(TIMED);
    const called = await withFunctionTimes(ground, () => replay(url, counted, 1));
    const functions = called.map(({ name, calls, ms }) => ({ name, calls: calls / TIMED, ms: ms / TIMED }));
    const rounds: SqlRound[] = [];
    for (let round = 0; round < config.rounds; round += 1)
      rounds.push(await measureRound(ground, { url, changes: await captured(changesARound(config)), isReversed: round % 2 === 1 }));
    return { rounds, statements, sent: (timed[0]?.length ?? 0) + AROUND, functions };
  } finally {
    await personnel.destroy();
  }
}

function personnelUrl({ databaseUrl, keysFolder }: Ground): string {
  const password = readKeys(keysFolder, ['personnel']).passwords['personnel'];
  if (password === undefined) throw new Error('The personnel role has no password');
  return roleUrl(databaseUrl, 'personnel', password);
}

async function capture(
  personnel: DataSource,
  { ground, tokenOf, take, issuerUnitId }: Changing,
  count: number,
): Promise<readonly Transaction[]> {
  const token = await tokenOf();
  const changes: (readonly Statement[])[] = [];
  for (const record of take(count)) {
    const rise = payRiseOf(record, { day: ground.day, issuerUnitId });
    changes.push(await captureChange(personnel, ground, { record, rise, token }));
  }
  return changes;
}

async function measureRound(
  ground: Ground,
  { url, changes, isReversed }: { url: string; changes: readonly Transaction[]; isReversed: boolean },
): Promise<SqlRound> {
  const counted = { pids: {}, postmaster: ground.postmaster };
  const ids = changes.flatMap((change) => recordOf(change));
  const updates = Array.from({ length: BARE_A_CHANGE }, () => ids)
    .flat()
    .map((id): Transaction => [{ text: BARE_UPDATE, values: [id] }]);
  const product = async () => metered(counted, () => replay(url, changes));
  const bare = async () => metered(counted, () => replay(ground.databaseUrl, updates));
  const before = await versionsOf(ground, ids);
  const first = isReversed ? await bare() : await product();
  const second = isReversed ? await product() : await bare();
  const [changed, updated] = isReversed ? [second, first] : [first, second];
  const moved = (await versionsOf(ground, ids)) - before;
  if (moved !== changes.length) throw new Error(`${changes.length} changes were sent again, and ${moved} versions moved`);
  return {
    product: changed.result,
    bare: updated.result,
    productCpu: (changed.cpu['postgres'] ?? 0) / changes.length,
    bareCpu: (updated.cpu['postgres'] ?? 0) / updates.length,
    foreign: Math.max(changed.foreign, updated.foreign),
  };
}

/** The record that a change is of: what the lock is taken on. */
const recordOf = (change: Transaction): string[] =>
  change.filter(({ text }) => text.includes('FROM record') && text.includes('FOR UPDATE')).map(({ values }) => String(values[0]));

const versionsOf = (ground: Ground, ids: readonly string[]): Promise<number> =>
  asSuperuser(ground, async (client) => {
    const { rows } = await client.query<{ sum: string }>('SELECT sum(version) AS sum FROM personnel.record WHERE id = ANY($1)', [ids]);
    return Number(rows[0]?.sum);
  });
