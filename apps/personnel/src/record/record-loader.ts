import type { DataSource, EntityManager } from 'typeorm';
import type { Day } from '@noivu/calendar';
import { loadAsOwner } from '@noivu/persistence';
import { writeLines, type MadeLine } from '../search/line-store';
import { lineOf } from '../search/record-line.rule';
import { announcedTimeline } from './announcement';
import { withoutReferences } from './load-mode';
import { LOAD, operatorAccount } from './load-statement';
import { historyOf, type LoadedHistory } from './loaded-history.rule';
import type { LoadedRecord } from './loaded-record';
import { citizenNumberIn } from './record-changes';

/** What a load needs besides the records. */
export interface LoadOptions {
  /** The day on which search lines are true. */
  readonly today: Day;
  /** Opens and closes the duties that the history implies, in the same transaction. */
  readonly loadedObligations?: (tx: EntityManager, records: readonly LoadedRecord[]) => Promise<void>;
}

const BATCH = 200;

interface Loading {
  readonly record: LoadedRecord;
  readonly history: LoadedHistory;
}

/** A batch as it is sent: the rows of each table as JSON, and the search lines. */
interface Prepared {
  readonly records: readonly LoadedRecord[];
  readonly rows: readonly string[];
  readonly lines: readonly MadeLine[];
}

/**
 * Loads records with their whole history, as if every change had been made when it was recorded, and announces each as it stands now: all of them or none.
 * Runs as the schema's owner, before anybody works, after the units. A record that contradicts itself, stands twice or names an unknown unit stops it.
 * @throws Error naming the record
 */
export async function loadRecords(owner: DataSource, records: Iterable<LoadedRecord>, options: LoadOptions): Promise<void> {
  await loadAsOwner(owner, (tx) => withoutReferences(tx, () => loadAll(tx, records, options)));
}

// While the database takes in one batch the next is made ready.
async function loadAll(tx: EntityManager, records: Iterable<LoadedRecord>, options: LoadOptions): Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  for (const batch of batchesOf(records)) {
    const prepared = prepare(batch, options.today);
    await underWay;
    underWay = insert(tx, prepared, options);
    // Whoever fails is heard at the next turn.
    underWay.catch(() => undefined);
    await new Promise(setImmediate);
  }
  await underWay;
}

function* batchesOf(records: Iterable<LoadedRecord>): Generator<LoadedRecord[]> {
  const batch: LoadedRecord[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length === BATCH) yield batch.splice(0);
  }
  if (batch.length > 0) yield batch;
}

function prepare(records: readonly LoadedRecord[], today: Day): Prepared {
  const loadings = records.map((record): Loading => ({ record, history: replayed(record) }));
  const rows = [
    loadings.map(recordRow),
    records.flatMap(({ decisions, custodianUnitId }) => decisions.map((decision) => ({ ...decision, custodianUnitId }))),
    records.flatMap(concernRows),
    loadings.flatMap(({ history }) => history.changes),
    loadings.flatMap(({ record: { recordId }, history }) => history.rows.map((row) => ({ ...row, recordId }))),
    loadings.map((loading) => ({ payload: payloadOf(loading) })),
  ];
  const lines = loadings.map(({ record: { recordId }, history: { changes, live } }) => ({
    recordId,
    version: changes.length,
    ...lineOf(live, today),
  }));
  return { records, rows: rows.map((table) => JSON.stringify(table)), lines };
}

function replayed(record: LoadedRecord): LoadedHistory {
  try {
    return historyOf(record, operatorAccount);
  } catch (error) {
    throw new Error(`The record ${record.recordId} cannot be loaded`, { cause: error });
  }
}

async function insert(tx: EntityManager, { records, rows, lines }: Prepared, { loadedObligations }: LoadOptions): Promise<void> {
  const made = new Set((await tx.query<{ id: string }[]>(LOAD, [...rows])).map(({ id }) => id));
  const lacking = records.find(({ recordId }) => !made.has(recordId));
  if (lacking) throw new Error(`The record ${lacking.recordId} is kept by a unit that does not stand in the tree`);
  await writeLines(tx, lines);
  await loadedObligations?.(tx, records);
}

const recordRow = ({ record: { recordId, custodianUnitId, createdAt }, history: { changes, live } }: Loading): object => ({
  id: recordId,
  custodianUnitId,
  citizenNumber: citizenNumberIn(live),
  version: changes.length,
  recordedAt: changes.at(-1)?.recordedAt,
  createdAt,
});

const concernRows = ({ recordId, decisions, facts }: LoadedRecord): object[] =>
  decisions.map(({ decisionId }) => ({
    decisionId,
    recordId,
    kinds: [...new Set(facts.filter((fact) => fact.decisionId === decisionId).map(({ kind }) => kind))],
  }));

const payloadOf = ({ record: { recordId, custodianUnitId }, history: { changes, live } }: Loading): object => ({
  recordId,
  version: changes.length,
  custodianUnitId,
  timeline: announcedTimeline(live),
});
