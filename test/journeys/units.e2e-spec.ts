import { demoAccounts, demoPassword } from '../../deploy/demo/accounts';
import { unitsOf } from '../../deploy/demo/units/made-unit';
import { loadAccounts } from '../../apps/identity/src/account/account-loader';
import { loadUnits } from '../../apps/organization/src/unit/unit-loader';
import { provinceUnderTest, type ProvinceUnderTest } from '../province/province-under-test';

describe('the directory of units, through gateway and NATS', () => {
  let province: ProvinceUnderTest;
  let token: string;

  const get = async (path: string, bearer = token) => {
    const response = await fetch(`${province.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${bearer}` } });
    return { status: response.status, etag: response.headers.get('etag'), body: (await response.json()) as Record<string, any> };
  };

  beforeAll(async () => {
    province = await provinceUnderTest({
      load: async ({ asOwner, catchUp }) => {
        await asOwner('organization', (owner) => loadUnits(owner, unitsOf('dong-nai')));
        await catchUp();
        const run = { seed: 'units', province: 'dong-nai', count: 500, asOf: '2026-11-20' } as const;
        const accounts = demoAccounts(run).map((account) => ({ ...account, password: demoPassword, mustChangePassword: false }));
        await asOwner('identity', (owner) => loadAccounts(owner, accounts));
      },
    });
    const answer = await fetch(`${province.url}/api/v1/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'canbo.ttyt', password: demoPassword }),
    });
    token = ((await answer.json()) as { accessToken: string }).accessToken;
  });
  afterAll(() => province?.stop());

  it('refuses who has not signed in', async () => {
    expect(await get('units', 'nothing')).toMatchObject({ status: 401, body: { code: 'sign-in-required' } });
  });

  it('finds a unit by its name without accents', async () => {
    const { status, body } = await get('units?q=bien%20hoa&kind=DISTRICT_COMMITTEE');
    expect(status).toBe(200);
    expect(body['data']).toEqual([expect.objectContaining({ name: 'Ủy ban nhân dân thành phố Biên Hòa', tier: 'DEPARTMENT' })]);
  });

  it('goes through all units page by page, each once', async () => {
    const seen = new Set<string>();
    let cursor = '';
    for (;;) {
      const { body } = await get(`units?limit=200${cursor}`);
      for (const { unitId } of body['data'] as { unitId: string }[]) seen.add(unitId);
      const { hasMore, nextCursor } = body['page'] as { hasMore: boolean; nextCursor?: string };
      if (!hasMore) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(seen.size).toBe(unitsOf('dong-nai').length);
  });

  it('reads one unit with its version, and says 404 of one that is not there', async () => {
    const { body } = await get('units?q=so%20y%20te&limit=1');
    const unit = (body['data'] as { unitId: string; version: number }[])[0]!;
    expect(await get(`units/${unit.unitId}`)).toMatchObject({ status: 200, etag: `"v${unit.version}"`, body: unit });
    expect(await get('units/00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404 });
    expect(await get('units/x')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/unitId' }] } });
  });

  it('shows the tree of a day: nothing before the units began', async () => {
    expect((await get('units?asOf=1980-01-01')).body['data']).toEqual([]);
  });

  it('refuses a cursor of another query', async () => {
    const { body } = await get('units?limit=1');
    const cursor = (body['page'] as { nextCursor: string }).nextCursor;
    expect(await get(`units?tier=BASE&cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });
});
