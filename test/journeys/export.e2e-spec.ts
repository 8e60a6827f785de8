import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { readList } from '../../apps/personnel/test/files/ordered-export';
import { demoPassword } from '../../deploy/demo/accounts';
import { loadDemo } from '../../deploy/province/load-demo';
import { signIn, type Body, type Client } from '../province/client';
import { provinceUnderTest, type ProvinceUnderTest } from '../province/province-under-test';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PEOPLE = 1_500;
const reason = 'Báo cáo danh sách và tiền lương';

describe('an export of people at the gateway', () => {
  let province: ProvinceUnderTest;
  let admin: Pool;

  beforeAll(async () => {
    const run = { seed: 'export', province: 'dong-nai', count: PEOPLE, asOf: dayInProvince(systemClock.now()) } as const;
    province = await provinceUnderTest({ load: ({ adminUrl, catchUp }) => loadDemo(run, { adminUrl, catchUp }) });
    admin = new Pool({ connectionString: province.database.adminUrl, max: 1 });
  }, 120_000);
  afterAll(async () => {
    await admin?.end();
    await province?.stop();
  });

  const as = (username: string): Promise<Client> => signIn(province.url, username, demoPassword);
  const content = (client: Client, exportId: string) =>
    fetch(`${province.url}/api/v1/exports/${exportId}/content`, { headers: { authorization: `Bearer ${client.token}` } });

  async function written(client: Client, criteria: object = {}): Promise<Body> {
    const ordered = await client.post('personnel-records:export', { reason, ...criteria });
    expect(ordered.status).toBe(202);
    const { exportId, jobId } = ordered.body;
    expect(ordered.headers.get('location')).toBe(`/api/v1/jobs/${jobId}`);
    const events = await fetch(`${province.url}/api/v1/jobs/${jobId}/events`, { headers: { authorization: `Bearer ${client.token}` } });
    expect(await events.text()).toContain('"state":"succeeded"');
    return (await client.get(`exports/${exportId}`)).body;
  }

  async function everybody(client: Client): Promise<string[]> {
    const found: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { body } = await client.post('personnel-records:search', { limit: 200, ...(cursor && { cursor }) });
      found.push(...(body['data'] as unknown as { recordId: string }[]).map(({ recordId }) => recordId));
      cursor = body['page']?.['nextCursor'];
      if (!cursor) return found;
    }
  }

  it.each(['quantri.snv', 'chutich.ubnd', 'giamdoc.syt', 'canbo.ttyt'])(
    'is ordered, followed, fetched and read by %s: everybody whom that account finds, in the same order, and nobody else',
    async (username) => {
      const client = await as(username);
      const view = await written(client);
      const file = await content(client, String(view['exportId']));
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': XLSX,
        'content-length': String(view['size']),
        'content-disposition': expect.stringMatching(/^attachment; filename="danh-sach-\d{4}-\d\d-\d\d\.xlsx"/),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      const bytes = Buffer.from(await file.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(view['sha256']);
      const { people, head } = await readList(bytes);
      expect(people.map((person) => person['Mã hồ sơ'])).toEqual(await everybody(client));
      expect(people.length).toBe(Number(view['rows']));
      expect(people.length).toBeGreaterThan(0);
      expect(head).toContain(`Mục đích sử dụng: ${reason}`);
    },
  );

  it.each(['nhanvien.ttyt'])('is refused to %s, who may look nobody up', async (username) => {
    const answer = await (await as(username)).post('personnel-records:export', { reason });
    expect([answer.status, answer.body['code']]).toEqual([403, 'permission-missing']);
  });

  it.each([
    ['without saying what for', {}, 400, 'request-invalid'],
    ['with a cursor', { reason, cursor: 'x' }, 400, 'request-invalid'],
    ['with a field that there is not', { reason, salary: 1 }, 400, 'request-invalid'],
    ['of a unit that there is not', { reason, unitId: '6f1d3a52-7f0e-4c55-9f53-3a0c0d1f1a11' }, 404, 'not-found'],
  ])('is refused %s', async (_, body, status, code) => {
    const answer = await (await as('quantri.snv')).post('personnel-records:export', body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('of a unit outside the scope is not found, as if there were no such unit', async () => {
    const elsewhere = (await (await as('canbo.thpt')).get('me')).body['unitId'];
    const answer = await (await as('canbo.ttyt')).post('personnel-records:export', { reason, unitId: elsewhere });
    expect(answer.status).toBe(404);
  });

  it('is one under one key', async () => {
    const client = await as('canbo.ttyt');
    const order = () => client.post('personnel-records:export', { reason }, { idempotencyKey: 'export-journey-01' });
    const [first, second] = [await order(), await order()];
    expect(second.body).toEqual(first.body);
    const other = await client.post('personnel-records:export', { reason: 'Khác' }, { idempotencyKey: 'export-journey-01' });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is nobody else’s, and for a day only; every download is on record', async () => {
    const client = await as('quantri.syt');
    const exportId = String((await written(client))['exportId']);
    for (const other of ['quantri.snv', 'giamdoc.syt', 'canbo.ttyt']) {
      const stranger = await as(other);
      expect([(await stranger.get(`exports/${exportId}`)).status, (await content(stranger, exportId)).status]).toEqual([404, 404]);
    }
    expect((await content(client, exportId)).status).toBe(200);
    await admin.query('UPDATE personnel.record_export SET expires_at = now() WHERE export_id = $1', [exportId]);
    const over = await content(client, exportId);
    expect([over.status, ((await over.json()) as Body)['code']]).toEqual([410, 'export-expired']);
    expect((await client.get(`exports/${exportId}`)).body['state']).toBe('EXPIRED');
    const { rows } = await admin.query<{ outcome: string }>(
      `SELECT outcome FROM personnel.audit_entry WHERE action = 'export-fetched' AND facts->>'exportId' = $1 ORDER BY entry_id`,
      [exportId],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['not-found', 'not-found', 'not-found', 'done', 'export-expired']);
  });
});
