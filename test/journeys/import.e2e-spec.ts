import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { png } from '../../apps/personnel/test/files/made-documents';
import { demoPassword } from '../../deploy/demo/accounts';
import { rosterRows, writeRoster } from '../../deploy/demo/roster';
import { testFolder } from '../harness/test-folder';
import { Client, signIn, type Answer, type Body } from '../province/client';
import { unitsAndAccounts } from '../province/demo-units';
import { provinceUnderTest, type ProvinceUnderTest } from '../province/province-under-test';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PNG = png();
const MEGABYTE = 1024 * 1024;

/** A body that does not say how long it is. */
const stream = (megabytes: number): ReadableStream<Uint8Array> => {
  let left = megabytes;
  return new ReadableStream({
    pull: (controller) => {
      left -= 1;
      return left < 0 ? controller.close() : controller.enqueue(new Uint8Array(MEGABYTE));
    },
  });
};

describe('files and imports at the gateway', () => {
  let province: ProvinceUnderTest;
  let officer: Client;
  let roster: Buffer;

  beforeAll(async () => {
    province = await provinceUnderTest({ load: unitsAndAccounts });
    officer = await signIn(province.url, 'quantri.snv', demoPassword);
    const path = join(testFolder(), 'roster.xlsx');
    const run = { seed: 'import', province: 'dong-nai', count: 300, asOf: dayInProvince(systemClock.now()) } as const;
    await writeRoster(rosterRows(run), path);
    roster = await readFile(path);
  });
  afterAll(() => province?.stop());

  async function upload(
    body: Buffer | string | ReadableStream<Uint8Array>,
    { query = '', type = 'application/octet-stream', headers = {} as Record<string, string>, as = officer } = {},
  ): Promise<Answer> {
    const response = await fetch(`${province.url}/api/v1/attachments?${query}`, {
      method: 'POST',
      body,
      headers: { ...(as.token && { authorization: `Bearer ${as.token}` }), 'content-type': type, ...headers },
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    } as RequestInit);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }
  const fetched = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${province.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${officer.token}`, ...headers } });

  async function followed(jobId: string): Promise<Body[]> {
    const response = await fetched(`jobs/${jobId}/events`, { 'last-event-id': '7' });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = (await response.text()).split('\n\n').filter((event) => event.includes('data: '));
    expect(events.map((event) => event.split('\n')[0])).toEqual(events.map((_, place) => `id: ${place + 1}`));
    return events.map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6)) as Body);
  }

  describe('a file', () => {
    it('is taken in under its name, described, and handed out to be saved', async () => {
      const taken = await upload(PNG, { query: `name=${encodeURIComponent('Ảnh thẻ.png')}`, type: 'image/png' });
      const { attachmentId } = taken.body;
      expect(taken.status).toBe(201);
      expect(taken.headers.get('location')).toBe(`/api/v1/attachments/${attachmentId}`);
      expect(taken.body).toMatchObject({ kind: 'document', name: 'Ảnh thẻ.png', slug: 'Anh-the.png', size: PNG.length, sealed: true });
      expect((await officer.get(`attachments/${attachmentId}/metadata`)).body).toEqual(taken.body);
      const file = await fetched(`attachments/${attachmentId}`);
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(PNG.length),
        'content-disposition': `attachment; filename="Anh-the.png"; filename*=UTF-8''%E1%BA%A2nh%20th%E1%BA%BB.png`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG);
    });

    it('of many pieces comes out as it went in, and a repeated upload under one key is one file', async () => {
      const long = Buffer.from('Nguyễn Thị Minh Hạnh\n'.repeat(60_000));
      const once = () => upload(long, { query: 'name=ds.txt', type: 'text/plain', headers: { 'idempotency-key': 'upload-once-0001' } });
      const [first, second] = [await once(), await once()];
      expect(second.body).toEqual(first.body);
      const file = Buffer.from(await (await fetched(`attachments/${first.body['attachmentId']}`)).arrayBuffer());
      expect(createHash('sha256').update(file).digest('hex')).toBe(first.body['sha256']);
    });

    it.each([
      ['no name', 400, 'request-invalid', '', 'image/png'],
      ['an unknown field', 400, 'request-invalid', 'name=a.png&size=4', 'image/png'],
      ['a type that is not taken', 415, 'file-type-not-allowed', 'name=a.exe', 'application/octet-stream'],
      ['a name that is too long', 422, 'file-name-too-long', `name=${'a'.repeat(47)}.png`, 'image/png'],
      ['a name that leads astray', 422, 'file-name-invalid', 'name=..%2f..%2fa.png', 'image/png'],
      ['another content than its name says', 422, 'file-content-mismatch', 'name=a.pdf', 'application/pdf'],
      ['another declared type', 422, 'file-content-mismatch', 'name=a.png', 'multipart/form-data; boundary=x'],
      ['JSON in place of a file', 415, 'media-type-unsupported', 'name=a.png', 'application/json'],
    ])('is refused with %s: %i %s', async (_, status, code, query, type) => {
      const answer = await upload(type === 'application/json' ? '{"name":"a.png"}' : PNG, { query, type });
      expect([answer.status, answer.body['code']]).toEqual([status, code]);
      expect(answer.body['title']).not.toBe('');
    });

    it('is refused over 50 MB, whether it says so or not', async () => {
      const said = await upload(Buffer.alloc(50 * MEGABYTE + 1), { query: 'name=a.png', type: 'image/png' });
      expect([said.status, said.body['code']]).toEqual([413, 'file-too-large']);
      const unsaid = await upload(stream(51), { query: 'name=a.png', type: 'image/png' });
      expect([unsaid.status, unsaid.body['code']]).toEqual([413, 'file-too-large']);
      expect((await officer.get('me')).status).toBe(200);
    });

    it('is not taken from nobody, nor from who may not enter documents, nor by another route', async () => {
      expect((await upload(PNG, { query: 'name=a.png', as: new Client(province.url) })).status).toBe(401);
      const leader = await signIn(province.url, 'giamdoc.syt', demoPassword);
      expect((await upload(PNG, { query: 'name=a.png', as: leader })).status).toBe(403);
      const response = await fetch(`${province.url}/api/v1/imports`, {
        method: 'POST',
        body: PNG,
        headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'image/png' },
      });
      expect([response.status, ((await response.json()) as Body)['code']]).toEqual([415, 'media-type-unsupported']);
    });
  });

  it('a roster of the demo is checked, followed, applied, and undone', async () => {
    const { body: file } = await upload(roster, { query: 'name=danh-sach.xlsx&kind=roster', type: XLSX });
    const issuer = (await officer.get('me')).body['unit']?.['unitId'] ?? (await officer.get('me')).body['unitId'];
    const decision = {
      number: '1/QĐ-SNV',
      issuedOn: '2026-01-05',
      effectiveOn: '2026-01-05',
      issuerUnitId: issuer,
      signer: 'Trần Văn Ký',
      subject: 'RECRUITMENT',
      summary: 'Lập hồ sơ điện tử',
    };
    const ordered = await officer.post('imports', { attachmentId: file['attachmentId'], decision });
    expect(ordered.status).toBe(202);
    const { importId, jobId } = ordered.body;
    expect(ordered.headers.get('location')).toBe(`/api/v1/jobs/${jobId}`);
    const course = await followed(String(jobId));
    expect(course.at(-1)).toMatchObject({ state: 'succeeded', result: { invalid: 0 } });

    const checked = await officer.get(`imports/${importId}`);
    const { rows } = checked.body['preview'] as unknown as { rows: number };
    expect(rows).toBeGreaterThan(250);
    expect(checked.body).toMatchObject({ state: 'CHECKED', preview: { valid: rows, new: rows, invalid: 0, existing: 0 } });
    expect((await officer.get(`imports/${importId}/errors`)).body).toMatchObject({ data: [], page: { hasMore: false } });
    expect((await officer.post(`imports/${importId}:apply`)).status).toBe(428);

    const applied = await officer.post(`imports/${importId}:apply`, {}, { ifMatch: checked.headers.get('etag') ?? '' });
    expect((await followed(String(applied.body['jobId']))).at(-1)).toMatchObject({ state: 'succeeded', result: { made: rows } });
    expect((await officer.post('personnel-records:search', { limit: 1 })).body['data']).toHaveLength(1);
    const cancelled = await fetch(`${province.url}/api/v1/jobs/${applied.body['jobId']}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect(cancelled.status).toBe(409);

    const made = await officer.get(`imports/${importId}`);
    const undone = await officer.post(`imports/${importId}:undo`, { reason: 'Nhập thử' }, { ifMatch: made.headers.get('etag') ?? '' });
    await followed(String(undone.body['jobId']));
    expect((await officer.get(`imports/${importId}`)).body).toMatchObject({ state: 'UNDONE', withdrawn: rows, kept: 0 });
    expect((await officer.post('personnel-records:search', { limit: 1 })).body['data']).toEqual([]);
  });

  it('a job that is nobody’s to see has no events', async () => {
    const response = await fetched('jobs/6f1d3a52-7f0e-4c55-9f53-3a0c0d1f1a11/events');
    expect([response.status, ((await response.json()) as Body)['code']]).toEqual([404, 'not-found']);
  });
});
