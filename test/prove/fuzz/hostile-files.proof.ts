import { demoPassword } from '../../../deploy/demo/accounts';
import { demoUnits } from '../../../deploy/demo/demo-units';
import { unitIdOf } from '../../../deploy/demo/units/unit-id';
import { signIn, type Body, type Client } from '../../province/client';
import { figure, isFull, proofTimeout, scaled } from '../scale';
import { hostileDocuments } from './hostile/documents';
import { MEGABYTE, type HostileFile } from './hostile/hostile-file';
import { hostileRosters } from './hostile/rosters';
import { provinceApart, type OwnProcess } from './own-process';

const files = [...hostileDocuments, ...hostileRosters].filter(({ isSlow = false }) => isFull || !isSlow);
const MORE_AT_MOST_MB = 300;
const LARGEST = scaled({ small: 4, full: 49 }) * MEGABYTE;
const PATIENCE_MS = 90_000;

describe('files that were made to do harm', () => {
  let province: OwnProcess;
  let officer: Client;
  let before: number;
  let slowest = 0;

  beforeAll(async () => {
    province = await provinceApart();
    officer = await signIn(province.url, 'quantri.snv', demoPassword);
    // What a file as large as it may be brings with it is no harm, and anybody may send one.
    await upload({ what: 'a text', name: 'a.txt', kind: 'document', upload: 'taken', bytes: () => Buffer.alloc(LARGEST, 0x61) });
    before = province.peak();
  }, 120_000);
  afterAll(() => province?.stop());

  const upload = async ({ name, kind, bytes, isStreamed }: HostileFile): Promise<Body> => {
    const content = bytes();
    const response = await fetch(`${province.url}/api/v1/attachments?name=${encodeURIComponent(name)}&kind=${kind}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/octet-stream' },
      body: isStreamed ? new Blob([content]).stream() : content,
      ...(isStreamed && { duplex: 'half' }),
    } as RequestInit);
    return (await response.json()) as Body;
  };

  /** Asks who one is again and again while something goes on: the server has to answer. */
  const meanwhile = async <Result>(work: Promise<Result>): Promise<Result> => {
    let isOver = false;
    const over = work.finally(() => (isOver = true));
    do {
      const begun = Date.now();
      expect((await officer.get('me')).status).toBe(200);
      slowest = Math.max(slowest, Date.now() - begun);
      await Promise.race([over.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 50))]);
    } while (!isOver);
    return over;
  };

  const checkedAs = async (attachmentId: string): Promise<string> => {
    const day = '2024-06-03';
    const issuerUnitId = unitIdOf('dong-nai', demoUnits('dong-nai').homeAffairs);
    const decision = {
      number: '1/QĐ',
      issuedOn: day,
      effectiveOn: day,
      issuerUnitId,
      signer: 'Trần Văn Ký',
      subject: 'RECRUITMENT',
      summary: 'Tuyển dụng',
    };
    const ordered = await officer.post('imports', { attachmentId, decision });
    if (ordered.status !== 202) return String(ordered.body['code']);
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
      const { body } = await officer.get(`jobs/${ordered.body['jobId']}`);
      if (body['state'] === 'failed') return String(body['errors']?.[0]?.['code']);
      if (body['state'] === 'succeeded') return 'succeeded';
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return 'no end of it';
  };

  it.each(files.map((file) => [file.what, file] as const))(
    '%s',
    async (_, file) => {
      const taken = await meanwhile(upload(file));
      const { attachmentId = '', code = 'taken' } = taken as Readonly<Record<string, string>>;
      expect(code).toBe(file.upload);
      if (file.upload === 'taken' && file.kind === 'roster') expect(await meanwhile(checkedAs(attachmentId))).toBe(file.check);
      expect(province.isAlive()).toBe(true);
    },
    proofTimeout,
  );

  it(`take less than ${MORE_AT_MOST_MB} MB more`, () => {
    const more = Math.round(province.peak() - before);
    figure('fuzz', 'hostile files sent', files.length);
    figure('fuzz', 'memory that they took at most, with the processes that read rosters, MB', more);
    figure('fuzz', 'longest that somebody else waited for an answer meanwhile, ms', slowest);
    expect(files.length).toBeGreaterThanOrEqual(40);
    expect(more).toBeLessThan(MORE_AT_MOST_MB);
  });

  it('would show if they took more: the measure sees what is held for a moment only', async () => {
    await province.hold(2 * MORE_AT_MOST_MB);
    expect(province.peak() - before).toBeGreaterThan(MORE_AT_MOST_MB);
  });
});
