import { demoPassword } from '../../deploy/demo/accounts';
import { unitsOf } from '../../deploy/demo/units/made-unit';
import { signIn, type Client } from '../province/client';
import { unitsAndAccounts } from '../province/demo-units';
import { provinceUnderTest, type ProvinceUnderTest } from '../province/province-under-test';

const byCode = (code: string) => unitsOf('dong-nai').find((unit) => unit.code === code)!;
const health = byCode('75.SYT');
const below = unitsOf('dong-nai').filter(({ parentId }) => parentId === health.unitId);
const kind = 'PUBLIC_SERVICE';
const quotaOf = (unit: (typeof below)[number]) => unit.quotas.find((quota) => quota.year === 2026 && quota.kind === kind)?.number ?? 0;

describe('staffing quotas assigned down the tree', () => {
  let province: ProvinceUnderTest;
  let homeAffairs: Client;
  let healthAdministrator: Client;
  const hospital = below.find((unit) => quotaOf(unit) > 10)!;
  const order = (number: number, unit = hospital) => ({
    unitId: unit.unitId,
    year: 2026,
    kind,
    number,
    decisionNumber: '01/QĐ-UBND',
    decidedOn: '2026-01-05',
  });

  beforeAll(async () => {
    province = await provinceUnderTest({ load: unitsAndAccounts });
    homeAffairs = await signIn(province.url, 'quantri.snv', demoPassword);
    healthAdministrator = await signIn(province.url, 'quantri.syt', demoPassword);
  });
  afterAll(() => province?.stop());

  it('are read within the scope, and do not exist outside it', async () => {
    expect(await healthAdministrator.get(`staffing-quotas?unitId=${hospital.unitId}&year=2026`)).toMatchObject({
      status: 200,
      body: { data: expect.arrayContaining([expect.objectContaining({ kind, number: quotaOf(hospital) })]) },
    });
    expect(await healthAdministrator.get(`staffing-quotas?unitId=${byCode('75.SGDDT').unitId}`)).toMatchObject({ status: 404 });
  });

  it('may not exceed what the unit above holds, nor fall below what was assigned further down', async () => {
    const free = quotaOf(health) - below.reduce((sum, unit) => sum + quotaOf(unit), 0);
    expect(await homeAffairs.put('staffing-quotas', order(quotaOf(hospital) + free + 1))).toMatchObject({
      status: 422,
      body: { code: 'quota-over-parent', available: quotaOf(hospital) + free },
    });
    expect(await homeAffairs.put('staffing-quotas', order(0, health))).toMatchObject({
      status: 422,
      body: { code: 'quota-under-children' },
    });
  });

  it('are set by Sở Nội vụ, once per key, and raise the version', async () => {
    const key = 'set-the-quota-of-the-hospital';
    const first = await homeAffairs.put('staffing-quotas', order(quotaOf(hospital) - 1), { idempotencyKey: key });
    expect(first).toMatchObject({ status: 200, body: { number: quotaOf(hospital) - 1, version: 2 } });
    expect(await homeAffairs.put('staffing-quotas', order(quotaOf(hospital) - 1), { idempotencyKey: key })).toMatchObject({
      status: 200,
      body: first.body,
    });
    expect(await homeAffairs.put('staffing-quotas', order(quotaOf(hospital) - 2), { idempotencyKey: key })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('are set by Sở Nội vụ for itself too: it speaks for the whole province', async () => {
    const own = byCode('75.SNV');
    const held = own.quotas.find((quota) => quota.year === 2026 && quota.kind === 'ADMINISTRATIVE')?.number ?? 0;
    const same = { ...order(held, own), kind: 'ADMINISTRATIVE' };
    expect(await homeAffairs.put('staffing-quotas', same)).toMatchObject({ status: 200, body: { number: held } });
  });

  it('are not set by a unit administrator', async () => {
    expect(await healthAdministrator.put('staffing-quotas', order(1))).toMatchObject({ status: 403, body: { code: 'permission-missing' } });
  });

  it('never give together more than the unit above holds, however many ask at once', async () => {
    const assigned = async (unit: (typeof below)[number]) => {
      const { body } = await homeAffairs.get(`staffing-quotas?unitId=${unit.unitId}&year=2026`);
      return Number(body['data']!.find((quota) => quota['kind'] === kind)?.['number'] ?? 0);
    };
    const free = async () => {
      let left = quotaOf(health);
      for (const unit of below) left -= await assigned(unit);
      return left;
    };
    const left = await free();
    expect(left).toBeGreaterThan(0);
    const two = below.filter((unit) => quotaOf(unit) > 10).slice(0, 2);
    const orders = await Promise.all(two.map(async (unit) => order((await assigned(unit)) + left, unit)));
    const answers = await Promise.all(orders.map((each) => homeAffairs.put('staffing-quotas', each)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await free()).toBe(0);
  });
});
