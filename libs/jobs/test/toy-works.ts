import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { connections, database, dutyOf, inScope, migrate } from '@noivu/persistence';
import { scratchDatabase, type ScratchDatabase } from '../../persistence/test/scratch-database';
import { issuer, plantTree, type ToyProvince } from '../../persistence/test/toy-province';
import { JobRunner, JobStore, orderJob, type JobKind, type JobWork, type OnReached } from '../src';
import { ToyJobs1790000000001 } from './toy-jobs';

/** Accounts that have lost their rights. */
export type Revoked = Set<string>;

/** A database with jobs, a province of units with ten things each, and runners on demand. */
export interface ToyWorks extends ScratchDatabase {
  readonly tree: ToyProvince;
  readonly db: DataSource;
  readonly timer: Pool;
  readonly store: JobStore;
  readonly revoked: Revoked;
  /** Signs a context for a unit and all below. */
  context(unitId: string | undefined): Promise<string>;
  order(context: string, over?: { kind?: string; accountId?: string; input?: object }): Promise<string>;
  runner(over?: { kinds?: readonly JobKind[]; onReached?: OnReached }): JobRunner;
  job(jobId: string): Promise<JobRow>;
  /** The job once it is over. */
  ended(jobId: string): Promise<JobRow>;
  /** Stops the runners and lays everything out anew. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface JobRow {
  readonly state: string;
  readonly phase: string;
  readonly done: number;
  readonly result: Record<string, unknown> | null;
  readonly errors: { code: string; message: { vi: string; en: string } }[];
  readonly lease: string | null;
  readonly attempts: number;
}

/** Marks every thing in its scope once, three in a chunk; finds out by itself what is done. */
export const marking: JobKind = {
  kind: 'mark',
  run: async (work: JobWork) => {
    for (;;) {
      const rows = await work.chunk((tx) =>
        tx.query<{ n: number }[]>(
          `WITH next AS MATERIALIZED (SELECT n FROM thing WHERE marks = 0 ORDER BY n LIMIT 3 FOR UPDATE), marked AS (
             UPDATE thing SET marks = marks + 1 FROM next WHERE thing.n = next.n RETURNING thing.n) SELECT n FROM marked ORDER BY n`,
        ),
      );
      const [{ marked }] = await work.chunk((tx) =>
        tx.query<[{ marked: number }]>('SELECT count(*)::int AS marked FROM thing WHERE marks > 0'),
      );
      if (rows.length === 0) return { marked };
      await work.reached({ phase: 'mark', done: marked, total: 0, checkpoint: { after: rows.at(-1)?.n } });
    }
  },
};

export async function toyWorks(): Promise<ToyWorks> {
  const scratch = await scratchDatabase();
  await migrate({ adminUrl: scratch.adminUrl, service: 'personnel', migrations: [ToyJobs1790000000001] });
  const tree = await plantTree(scratch.admin, 2, 1);
  await scratch.admin.query(
    'INSERT INTO personnel.thing (n, unit_ord) SELECT ord * 100 + n, ord FROM personnel.unit_node, generate_series(1, 10) n',
  );
  const db = await database({ service: 'personnel', url: scratch.urlOf('personnel'), entities: [], poolSize: 4 }).initialize();
  const [identity, timer] = ['identity', dutyOf('personnel', 'timer')].map((role) =>
    connections({ url: scratch.urlOf(role), name: `toy-${role}`, size: 3 }),
  ) as [Pool, Pool];
  const store = new JobStore(timer, 'personnel');
  const revoked: Revoked = new Set();
  const runners: JobRunner[] = [];
  const job = async (jobId: string): Promise<JobRow> =>
    (await scratch.admin.query<JobRow>('SELECT * FROM personnel.job WHERE job_id = $1', [jobId])).rows[0] as JobRow;
  return {
    ...scratch,
    tree,
    db,
    timer,
    store,
    revoked,
    context: (unitId) => issuer(identity)([`${unitId}:subtree`]),
    order: (context, { kind = 'mark', accountId = context.split('|')[1] ?? '', input = {} } = {}) => {
      const caller = { accountId, sessionId: randomUUID(), unitId: randomUUID(), rightsVersion: 1 };
      return inScope(db, context, (tx) => orderJob(tx, 'personnel', { kind, input, caller, traceId: 'a'.repeat(32) }));
    },
    runner: ({ kinds = [marking], onReached } = {}) => {
      const isRevoked = ({ accountId }: { accountId: string }) => revoked.has(accountId);
      const runner = new JobRunner({
        store,
        dataSource: db,
        kinds,
        isRevoked,
        tick: 50,
        onError: () => undefined,
        ...(onReached && { onReached }),
      });
      runners.push(runner);
      runner.start();
      return runner;
    },
    job,
    ended: async (jobId) => {
      for (;;) {
        const row = await job(jobId);
        if (['succeeded', 'failed', 'cancelled'].includes(row.state)) return row;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    reset: async () => {
      await Promise.all(runners.splice(0).map((runner) => runner.stop()));
      revoked.clear();
      await scratch.admin.query('DELETE FROM personnel.job; UPDATE personnel.thing SET marks = 0');
    },
    close: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      await Promise.all([db.destroy(), identity.end(), timer.end()]);
      await scratch.drop();
    },
  };
}
