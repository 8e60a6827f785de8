import { inScope } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { toyWorks, marking, type ToyWorks } from '../test/toy-works';
import type { JobKind } from './job-kind';
import { askToCancel } from './job-order';

/** Something that is held up until it is let go. */
function gate() {
  let open = (): void => undefined;
  let arrived = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (arrived = resolve));
  return { open: () => open(), reached, wait: () => (arrived(), opened) };
}

describe('the jobs of a service', () => {
  let works: ToyWorks;
  let department: string;

  beforeAll(async () => {
    works = await toyWorks();
    department = await works.context(works.tree.departments[0]?.id);
  });
  afterEach(() => works?.reset());
  afterAll(() => works?.close());

  const marks = async () =>
    (
      await works.admin.query<{ marks: number; n: string }>(
        'SELECT marks, count(*) AS n FROM personnel.thing GROUP BY marks ORDER BY marks',
      )
    ).rows;
  const cancel = (jobId: string, context = department) => inScope(works.db, context, (tx) => askToCancel(tx, 'personnel', jobId));

  /** Lets nobody rest between two turns of a job. */
  const restlessly = async <T>(work: Promise<T>): Promise<T> => {
    const nudge = `UPDATE personnel.job SET lease_until = now() - interval '1 second' WHERE lease IS NULL AND state = 'running'`;
    const nudging = setInterval(() => void works.admin.query(nudge).catch(() => undefined), 50);
    return work.finally(() => clearInterval(nudging));
  };

  it('work within the scope of whoever ordered them, and nowhere else', async () => {
    const jobId = await works.order(department);
    works.runner();
    expect(await works.ended(jobId)).toMatchObject({ state: 'succeeded', result: { marked: 20 }, done: 20, phase: 'mark', lease: null });
    expect(await marks()).toEqual([
      { marks: 0, n: '30' },
      { marks: 1, n: '20' },
    ]);
  });

  it('are ordered under a context that holds, for oneself, inside a unit', async () => {
    await expect(works.order(department.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).rejects.toMatchObject({ code: 'not-found' });
    await expect(works.order(department, { accountId: works.tree.province.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are seen and cancelled by whoever reaches the unit of the order, and by nobody else', async () => {
    const jobId = await works.order(department);
    const other = await works.context(works.tree.departments[1]?.id);
    await expect(cancel(jobId, other)).rejects.toMatchObject({ code: 'not-found' });
    await cancel(jobId, await works.context(works.tree.province.id));
    works.runner();
    expect(await works.ended(jobId)).toMatchObject({ state: 'cancelled' });
    await expect(cancel(jobId)).rejects.toMatchObject({ code: 'job-state', facts: { state: 'cancelled' } });
  });

  it('stop after the chunk at hand when they are cancelled; what is done stays', async () => {
    const jobId = await works.order(department);
    works.runner({ onReached: async () => cancel(jobId) });
    expect(await works.ended(jobId)).toMatchObject({ state: 'cancelled', errors: [] });
    const done = Number((await marks()).find(({ marks: times }) => times === 1)?.n);
    expect([3, 6]).toContain(done);
  });

  it('go on after a fault where they had come to, and nothing is done twice', async () => {
    const jobId = await works.order(department);
    let turns = 0;
    works.runner({
      onReached: () => {
        turns += 1;
        if (turns === 2 || turns === 3) throw new Error('the process trips');
      },
    });
    expect(await works.ended(jobId)).toMatchObject({ state: 'succeeded', result: { marked: 20 } });
    expect(await marks()).toContainEqual({ marks: 1, n: '20' });
  });

  it('are given up after a few turns without a step, with a problem that says so', async () => {
    const jobId = await works.order(department, { kind: 'trip' });
    const trip: JobKind = { kind: 'trip', run: () => Promise.reject(new TypeError('always')) };
    works.runner({ kinds: [trip] });
    expect(await restlessly(works.ended(jobId))).toMatchObject({
      state: 'failed',
      errors: [{ code: 'job-failed', message: { vi: expect.stringContaining('không hoàn thành') } }],
    });
  });

  it('are given up too where every turn gets as far as the one before it, and no further', async () => {
    const jobId = await works.order(department, { kind: 'trip' });
    const trip: JobKind = {
      kind: 'trip',
      run: async (work) => {
        await work.reached({ phase: 'look', done: 0, total: 0 });
        await work.reached({ phase: 'do', done: 5, total: 9, checkpoint: { at: 5 } });
        throw new TypeError('always');
      },
    };
    works.runner({ kinds: [trip] });
    expect(await restlessly(works.ended(jobId))).toMatchObject({ state: 'failed', done: 5, errors: [{ code: 'job-failed' }] });
  });

  it('fail with the refusal of the domain, at once', async () => {
    const jobId = await works.order(department, { kind: 'refuse' });
    works.runner({ kinds: [{ kind: 'refuse', run: () => Promise.reject(new DomainError('roster-empty', { sheet: 1 })) }] });
    const { errors, state } = await works.ended(jobId);
    expect(state).toBe('failed');
    expect(errors).toEqual([
      { code: 'roster-empty', facts: { sheet: 1 }, message: { vi: expect.any(String), en: expect.stringContaining('no rows') } },
    ]);
  });

  it('of a frozen process are taken over, and it finds its turn gone when it thaws', async () => {
    const jobId = await works.order(department);
    const frozen = gate();
    works.runner({ onReached: () => frozen.wait() });
    await frozen.reached;
    await works.admin.query(`UPDATE personnel.job SET lease_until = now() - interval '1 second' WHERE job_id = $1`, [jobId]);
    works.runner();
    expect(await works.ended(jobId)).toMatchObject({ state: 'succeeded', result: { marked: 20 } });
    frozen.open();
    expect(await marks()).toContainEqual({ marks: 1, n: '20' });
  });

  it('are handed to another process at a shutdown, after the chunk at hand', async () => {
    const jobId = await works.order(department);
    const held = gate();
    const first = works.runner({ onReached: () => held.wait() });
    await held.reached;
    const stopped = first.stop();
    held.open();
    await stopped;
    expect(await works.job(jobId)).toMatchObject({ state: 'running', lease: null, attempts: 0, done: 3 });
    works.runner();
    expect(await works.ended(jobId)).toMatchObject({ state: 'succeeded', result: { marked: 20 } });
  });

  it('end when the account that ordered them is locked, running or waiting', async () => {
    const waiting = await works.order(department, { kind: 'nobody-does-this' });
    const jobId = await works.order(department);
    works.runner({ onReached: ({ accountId }) => void works.revoked.add(accountId) });
    expect(await works.ended(jobId)).toMatchObject({ state: 'failed', errors: [{ code: 'job-authority-ended' }] });
    expect(await works.ended(waiting)).toMatchObject({ state: 'failed', errors: [{ code: 'job-authority-ended' }] });
  });

  it('end when nobody vouched for the account for so long that a lock may have passed unseen', async () => {
    const jobId = await works.order(department);
    await works.admin.query(`UPDATE personnel.job SET vouched_at = now() - interval '11 minutes' WHERE job_id = $1`, [jobId]);
    works.runner();
    expect(await works.ended(jobId)).toMatchObject({ state: 'failed', errors: [{ code: 'job-authority-ended' }] });
  });

  it('that two processes look for at once are each done by one', async () => {
    const jobs = await Promise.all(Array.from({ length: 6 }, () => works.order(department, { kind: 'count' })));
    const done: string[] = [];
    const counting: JobKind = { kind: 'count', run: async ({ job }) => (done.push(job.jobId), {}) };
    works.runner({ kinds: [counting] });
    works.runner({ kinds: [counting, marking] });
    await Promise.all(jobs.map((jobId) => works.ended(jobId)));
    expect(done.sort()).toEqual(jobs.sort());
  });
});
