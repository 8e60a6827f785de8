import { Client as Session } from 'pg';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { demoAccounts, demoPassword } from '../../deploy/demo/accounts';
import { projections, type Follower } from '../../deploy/operator/projection.data';
import { rebuild } from '../../deploy/operator/rebuild';
import { loadDemo } from '../../deploy/province/load-demo';
import { takenBack } from '../prove/crash/check/finding';
import { checkProjections } from '../prove/crash/check/projections';
import { signIn } from '../province/client';
import { provinceUnderTest, type ProvinceUnderTest } from '../province/province-under-test';

const run = { seed: 'rebuild', province: 'dong-nai', count: 300, asOf: dayInProvince(systemClock.now()) } as const;
const everyFollower = Object.keys(projections) as Follower[];

/** What a damaged disk, or a mistake by hand, may leave. */
const damages = [
  `UPDATE reporting.person_span SET full_name = 'Nobody', sex = 'MALE', custodian_ord = NULL`,
  `DELETE FROM reporting.person_span WHERE record_id = (SELECT min(record_id::text)::uuid FROM reporting.person_span)`,
  `DELETE FROM reporting.unit_span WHERE unit_id = (SELECT min(unit_id::text)::uuid FROM reporting.unit_span)`,
  `UPDATE reporting.taken_version SET version = 900`,
  `UPDATE reporting.unit_figures SET own = whole, whole = array_fill(7, ARRAY[cardinality(own)])`,
  `DELETE FROM reporting.unit_figures WHERE unit_id = (SELECT max(unit_id::text)::uuid FROM reporting.unit_figures)`,
  `UPDATE training.person SET full_name = 'Nobody', version = 900`,
  `DELETE FROM emulation.person`,
  `UPDATE identity.unit_node SET name = 'Nowhere'`,
  `UPDATE emulation.unit_node SET ord = 1, last_ord = 1`,
];

describe('noivu rebuild', () => {
  let province: ProvinceUnderTest;
  let session: Session;

  beforeAll(async () => {
    province = await provinceUnderTest({ load: ({ adminUrl, catchUp }) => loadDemo(run, { adminUrl, catchUp }) });
    session = new Session({ connectionString: province.database.adminUrl });
    await session.connect();
  });
  afterAll(async () => {
    await session?.end();
    await province?.stop();
  });

  const units = async (): Promise<unknown[]> =>
    (
      await session.query<object>(
        'SELECT unit_id, name FROM identity.unit_node UNION ALL SELECT unit_id, name FROM reporting.unit_span ORDER BY 1, 2',
      )
    ).rows;

  const whatIsWrong = () => takenBack(session, () => checkProjections(session));

  it('finds in the events again what a follower has lost or got wrong', async () => {
    const [kept, found] = [await units(), await whatIsWrong()];
    // Courses and awards of the demo stand in the records without an enrolment or a decision behind them; the check names them.
    expect(found.filter(({ what }) => what !== null)).toEqual([]);
    for (const damage of damages) await session.query(damage);
    expect((await whatIsWrong()).length).toBeGreaterThan(found.length + run.count);
    for (const service of everyFollower) await rebuild({ adminUrl: province.database.adminUrl, service });
    expect(await whatIsWrong()).toEqual(found);
    expect(await units()).toEqual(kept);
  });

  it('goes on answering meanwhile, and every answer is whole', async () => {
    const leader = await signIn(province.url, 'chutich.ubnd', demoPassword);
    const unitId = demoAccounts(run).find(({ username }) => username === 'chutich.ubnd')?.unitId ?? '';
    const ask = () => leader.get(`reports/BM01?unitId=${unitId}`);
    const before = await ask();
    let isOver = false;
    const rebuilding = rebuild({ adminUrl: province.database.adminUrl, service: 'reporting' }).finally(() => (isOver = true));
    while (!isOver) expect((await ask()).body).toEqual(before.body);
    expect((await rebuilding).things).toBeGreaterThan(run.count);
    expect(before.status).toBe(200);
  });

  it('says so when the service does not run', async () => {
    await province.stopApps();
    await expect(rebuild({ adminUrl: province.database.adminUrl, service: 'training', patience: 1 })).rejects.toThrow('does it run');
  });
});
