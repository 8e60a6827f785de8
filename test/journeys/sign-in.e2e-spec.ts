import { dayInProvince, systemClock } from '@noivu/calendar';
import { demoPassword } from '../../deploy/demo/accounts';
import { loadDemo } from '../../deploy/province/load-demo';
import { Client, signIn } from '../province/client';
import { provinceUnderTest, type ProvinceUnderTest } from '../province/province-under-test';

describe('signing in, through the gateway', () => {
  let province: ProvinceUnderTest;

  beforeAll(async () => {
    const run = { seed: 'sign-in', province: 'dong-nai', count: 600, asOf: dayInProvince(systemClock.now()) } as const;
    province = await provinceUnderTest({ load: ({ adminUrl, catchUp }) => loadDemo(run, { adminUrl, catchUp }) });
  });
  afterAll(() => province?.stop());

  it('works, and so do rules that anybody may ask, while the client still sends a token that no longer holds', async () => {
    const stale = await signIn(province.url, 'canbo.ttyt', demoPassword);
    expect(await stale.post('auth/sign-out')).toMatchObject({ status: 200 });
    expect(await stale.get('me')).toMatchObject({ status: 401 });
    for (const client of [stale, new Client(province.url, 'not.a.token')]) {
      expect(await client.post('auth/sign-in', { username: 'canbo.ttyt', password: demoPassword })).toMatchObject({ status: 200 });
      expect(await client.get('regulation')).toMatchObject({ status: 200 });
    }
  });

  it('lets an administrator issue an account on a record that they may see, and on no other', async () => {
    const administrator = await signIn(province.url, 'quantri.syt', demoPassword);
    const officer = await signIn(province.url, 'canbo.ttyt', demoPassword);
    const school = await signIn(province.url, 'canbo.thpt', demoPassword);
    const unitId = (await officer.get('me')).body['unitId'];
    const firstOf = async (client: Client) => (await client.post('personnel-records:search', { limit: 1 })).body['data']![0]!['recordId'];
    const order = async (username: string, client: Client) => ({
      username,
      displayName: 'Người xem hồ sơ của mình',
      unitId,
      kinds: ['OWN_RECORD_READER'],
      ownRecordId: await firstOf(client),
      documentNumber: '01/CV-TTYT',
    });
    expect(await administrator.post('accounts', await order('mot.ttyt', officer))).toMatchObject({
      status: 201,
      body: { username: 'mot.ttyt' },
    });
    expect(await administrator.post('accounts', await order('hai.ttyt', school))).toMatchObject({ status: 404 });
  });
});
