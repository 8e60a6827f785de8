import { lintCatalogue } from '@noivu/persistence';
import { toyWorks, type ToyWorks } from '../test/toy-works';
import { jobFunctionRights } from './job.table';

describe('the right of a job to work under a scope', () => {
  let works: ToyWorks;
  let context: string;

  beforeAll(async () => {
    works = await toyWorks();
    context = await works.context(works.tree.departments[0]?.id);
  });
  afterAll(() => works?.close());

  const contextOf = async (jobId: string): Promise<string | null> => {
    const { rows } = await works.timer.query<{ context: string | null }>('SELECT personnel.job_context($1) AS context', [jobId]);
    return rows[0]?.context ?? null;
  };
  const claimed = async (): Promise<string> => {
    const jobId = await works.order(context);
    await works.store.claim(works.tree.province.id, ['mark']);
    return jobId;
  };
  const over = (jobId: string) =>
    works.admin.query(`UPDATE personnel.job SET state = 'cancelled', ended_at = now(), lease = NULL WHERE job_id = $1`, [jobId]);

  it('is that of the order: same account, session and scopes, for ten minutes', async () => {
    const jobId = await claimed();
    const given = (await contextOf(jobId))?.split('|') ?? [];
    expect(given.slice(0, 4)).toEqual(context.split('|').slice(0, 4));
    expect(Number(given[4]) * 1000 - Date.now()).toBeLessThanOrEqual(600_000);
    await over(jobId);
  });

  it('is there only while the job runs', async () => {
    const jobId = await works.order(context);
    expect(await contextOf(jobId)).toBeNull();
    await works.store.claim(works.tree.province.id, ['mark']);
    expect(await contextOf(jobId)).not.toBeNull();
    await over(jobId);
    expect(await contextOf(jobId)).toBeNull();
    await expect(
      works.timer.query(
        `UPDATE personnel.job SET state = 'running', ended_at = NULL, lease_until = now() + interval '1 hour' WHERE job_id = $1`,
        [jobId],
      ),
    ).rejects.toThrow('stays over');
  });

  it('ends six hours after the order', async () => {
    const jobId = await claimed();
    const { rows } = await works.admin.query<{ left: number }>(
      `SELECT extract(epoch FROM ends_at - now())::int AS left FROM sec.job_grant WHERE job_id = $1`,
      [jobId],
    );
    expect(rows[0]?.left).toBeLessThanOrEqual(6 * 3600);
    await works.admin.query('UPDATE sec.job_grant SET ends_at = now() WHERE job_id = $1', [jobId]);
    expect(await contextOf(jobId)).toBeNull();
    await over(jobId);
  });

  it('is nobody else’s to ask for: not the service, not under a forged or missing context', async () => {
    const jobId = await claimed();
    const denied = { code: '42501' };
    for (const statement of ['SELECT personnel.job_context($1)', 'SELECT sec.job_context($1)'])
      await expect(works.db.query(statement, [jobId])).rejects.toMatchObject({ driverError: denied });
    await expect(works.timer.query('SELECT sec.job_context($1)', [jobId])).rejects.toMatchObject(denied);
    await expect(works.db.query('SELECT sec.grant_job(gen_random_uuid())')).rejects.toMatchObject({ driverError: denied });
    await expect(works.db.query('SELECT * FROM sec.job_grant')).rejects.toThrow('permission denied');
    await expect(works.timer.query('SELECT * FROM sec.job_grant')).rejects.toThrow('permission denied');
    await over(jobId);
  });

  it('is not inserted by the service in another’s name, nor a job as already running', async () => {
    const insert = `INSERT INTO personnel.job (job_id, kind, account_id, session_id, rights_version, trace_id, input, unit_id, unit_ord, state)
      SELECT gen_random_uuid(), 'mark', sec.account(), gen_random_uuid(), 1, '', '{}', unit_id, ord, 'running' FROM unit_node WHERE ord <@ (SELECT personnel.scope())`;
    await expect(
      works.db.transaction(async (tx) => {
        await tx.query(`SELECT set_config('app.ctx', $1, true)`, [context]);
        await tx.query(insert);
      }),
    ).rejects.toThrow('row-level security');
  });

  it('leaves the catalogue of the database as the design wants it', async () => {
    expect(await lintCatalogue(works.admin, { functionRights: jobFunctionRights('personnel') })).toEqual([]);
  });
});
