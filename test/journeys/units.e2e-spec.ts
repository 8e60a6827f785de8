import { demoPassword } from '../../deploy/demo/accounts';
import { unitsOf } from '../../deploy/demo/units/made-unit';
import { Client, signIn } from '../province/client';
import { unitsAndAccounts } from '../province/demo-units';
import { provinceUnderTest, type ProvinceUnderTest } from '../province/province-under-test';

describe('the directory of units, through gateway and NATS', () => {
  let province: ProvinceUnderTest;
  let officer: Client;

  beforeAll(async () => {
    province = await provinceUnderTest({ load: unitsAndAccounts });
    officer = await signIn(province.url, 'canbo.ttyt', demoPassword);
  });
  afterAll(() => province?.stop());

  it('refuses who has not signed in, in the language of the client', async () => {
    const nobody = new Client(province.url, 'nothing');
    expect(await nobody.get('units')).toMatchObject({ status: 401, body: { code: 'sign-in-required', title: 'Cần đăng nhập' } });
    expect(await nobody.get('units', { language: 'en' })).toMatchObject({ status: 401, body: { title: 'Sign-in is required' } });
  });

  it('finds a unit by its name without accents', async () => {
    const { status, body } = await officer.get('units?q=bien%20hoa&kind=DISTRICT_COMMITTEE');
    expect(status).toBe(200);
    expect(body['data']).toEqual([expect.objectContaining({ name: 'Ủy ban nhân dân thành phố Biên Hòa', tier: 'DEPARTMENT' })]);
  });

  it('goes through all units page by page, each once and each after the one above it', async () => {
    const seen: string[] = [];
    for (let cursor = '', more = true; more;) {
      const { body } = await officer.get(`units?limit=200${cursor}`);
      for (const unit of body['data']!) {
        if (unit['parentId']) expect(seen).toContain(unit['parentId']);
        seen.push(unit['unitId']!);
      }
      more = Boolean(body['page']!['hasMore']);
      cursor = `&cursor=${body['page']!['nextCursor']}`;
    }
    expect(seen).toHaveLength(unitsOf('dong-nai').length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('reads one unit with its version, and says 404 of one that is not there', async () => {
    const [unit] = (await officer.get('units?q=so%20y%20te&limit=1')).body['data']!;
    const answer = await officer.get(`units/${unit!['unitId']}`);
    expect(answer).toMatchObject({ status: 200, body: unit });
    expect(answer.headers.get('etag')).toBe(`"v${unit!['version']}"`);
    expect(await officer.get('units/00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await officer.get('units/x')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/unitId' }] } });
  });

  it('gives a unit with all below it', async () => {
    const [unit] = (await officer.get('units?q=so%20y%20te&limit=1')).body['data']!;
    const { body } = await officer.get(`units/${unit!['unitId']}/tree`);
    expect(body['data']![0]).toMatchObject({ unitId: unit!['unitId'] });
    expect(body['data']!.length).toBeGreaterThan(10);
  });

  it('shows the tree of a day: nothing before the units began', async () => {
    expect((await officer.get('units?asOf=1980-01-01')).body['data']).toEqual([]);
  });

  it('refuses a cursor of another query, and fields that the query does not have', async () => {
    const cursor = (await officer.get('units?limit=1')).body['page']!['nextCursor'];
    expect(await officer.get(`units?tier=BASE&cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
    expect(await officer.get('units?sortBy=name')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/sortBy' }] } });
    expect(await officer.get('units?limit=1000')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/limit' }] } });
  });
});
