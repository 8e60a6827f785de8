import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  BeginAttachment,
  DescribeAttachment,
  EnterDecision,
  fileBytes,
  GetAttachment,
  pieceBytes,
  PutAttachment,
  ReadAttachment,
  SealAttachment,
} from '@noivu/contracts';
import { aDecision } from '../../test/builders';
import { exe, jpeg, pdf, png } from '../../test/files/made-documents';
import { workbook } from '../../test/files/made-workbook';
import { upload } from '../../test/files/upload';
import { personnelUnderTest, type PersonnelUnderTest } from '../../test/personnel-under-test';
import type { TestCaller } from '../../test/test-caller';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const refusal = (code: string) => expect.objectContaining({ code });
/** A PDF of more than one piece. */
const long = pdf({
  object: Buffer.concat([
    Buffer.from('3 0 obj\n<< /Length 1200000 >>\nstream\n'),
    randomBytes(1_200_000),
    Buffer.from('\nendstream\nendobj\n'),
  ]),
});

describe('attachments', () => {
  let office: PersonnelUnderTest;
  let officer: TestCaller;
  let department: TestCaller;
  let stranger: TestCaller;

  beforeAll(async () => {
    office = await personnelUnderTest();
    officer = await office.caller({ unit: 'healthCentre' });
    department = await office.caller({ unit: 'health' });
    stranger = await office.caller({ unit: 'school' });
  });
  afterAll(() => office?.stop());

  const count = async (table: string) =>
    Number((await office.admin.query<{ n: string }>(`SELECT count(*) AS n FROM personnel.${table}`)).rows[0]?.n);
  const audited = async (action: string) =>
    (
      await office.admin.query<{ outcome: string }>('SELECT outcome FROM personnel.audit_entry WHERE action = $1 ORDER BY entry_id', [
        action,
      ])
    ).rows;

  it('are taken in by pieces and handed out as they were, with a name as the regulation has names', async () => {
    const file = await upload(officer, 'Quyết định 12.pdf', long, { contentType: 'application/pdf' });
    expect(file).toMatchObject({
      kind: 'document',
      name: 'Quyết định 12.pdf',
      slug: 'Quyet-dinh-12.pdf',
      contentType: 'application/pdf',
      size: long.length,
      sha256: sha256(long),
      sealed: true,
    });
    expect(await officer.ask(GetAttachment, { attachmentId: file.attachmentId })).toEqual(file);
    expect(await officer.ask(DescribeAttachment, { attachmentId: file.attachmentId })).toEqual(file);
    const pieces: Buffer[] = [];
    for (let offset = 0; offset < file.size; offset += pieceBytes)
      pieces.push(Buffer.from((await officer.pass(ReadAttachment, { attachmentId: file.attachmentId, offset })).body as Uint8Array));
    expect(sha256(Buffer.concat(pieces))).toBe(file.sha256);
  });

  it('are seen by the unit of who uploaded them and by those above, and by nobody else', async () => {
    const { attachmentId } = await upload(officer, 'anh.png', png());
    await expect(department.ask(GetAttachment, { attachmentId })).resolves.toMatchObject({ slug: 'anh.png' });
    await expect(stranger.ask(GetAttachment, { attachmentId })).rejects.toEqual(refusal('not-found'));
    await expect(stranger.pass(ReadAttachment, { attachmentId, offset: 0 })).rejects.toEqual(refusal('not-found'));
    expect(await audited('attachment-read')).toContainEqual({ outcome: 'not-found' });
  });

  it('are seen through the decision that cites them, by whoever sees that', async () => {
    const { attachmentId } = await upload(department, 'qd.pdf', pdf());
    await expect(officer.ask(GetAttachment, { attachmentId })).rejects.toEqual(refusal('not-found'));
    const province = await office.caller({ unit: 'province' });
    await province.ask(EnterDecision, { ...aDecision(office.units.health), attachmentId, concerns: [] });
    await expect(stranger.ask(GetAttachment, { attachmentId })).rejects.toEqual(refusal('not-found'));
    await office.admin.query('UPDATE personnel.decision SET entered_ord = $2 WHERE attachment_id = $1', [
      attachmentId,
      office.units.healthCentre.ord,
    ]);
    await expect(officer.ask(GetAttachment, { attachmentId })).resolves.toMatchObject({ attachmentId });
    expect(Buffer.from((await officer.pass(ReadAttachment, { attachmentId, offset: 0 })).body as Uint8Array)).toEqual(pdf());
  });

  it('survive what comes twice: pieces, the seal, the beginning under one key', async () => {
    const idempotencyKey = randomUUID();
    const begin = () => officer.ask(BeginAttachment, { name: 'anh.jpg' }, { idempotencyKey });
    const { attachmentId } = await begin();
    expect((await begin()).attachmentId).toBe(attachmentId);
    const bytes = jpeg().toString('base64');
    const put = () => officer.ask(PutAttachment, { attachmentId, offset: 0, bytes });
    await Promise.all([put(), put()]);
    const seal = () => officer.ask(SealAttachment, { attachmentId, size: jpeg().length, sha256: sha256(jpeg()) });
    expect(await seal()).toEqual(await seal());
    await expect(put()).rejects.toEqual(refusal('file-sealed'));
    await expect(officer.ask(SealAttachment, { attachmentId, size: 4, sha256: sha256(png()) })).rejects.toEqual(refusal('file-sealed'));
  });

  it('stay as they are once they are sealed, whoever asks the database', async () => {
    const { attachmentId } = await upload(
      officer,
      'anh.gif',
      Buffer.from('47494638396101000100800000000000ffffff2c00000000010001000002024401003b', 'hex'),
    );
    await expect(office.admin.query('UPDATE personnel.file SET name = $2 WHERE file_id = $1', [attachmentId, 'x'])).rejects.toThrow(
      'a sealed file stays',
    );
    await expect(office.admin.query('DELETE FROM personnel.file WHERE file_id = $1', [attachmentId])).rejects.toThrow();
  });

  it('are gone on with by who began them, and by nobody else of the unit', async () => {
    const { attachmentId } = await officer.ask(BeginAttachment, { name: 'anh.jpg' });
    const colleague = await office.caller({ unit: 'healthCentre' });
    await expect(colleague.ask(PutAttachment, { attachmentId, offset: 0, bytes: 'AAAA' })).rejects.toEqual(refusal('not-found'));
    await expect(colleague.ask(SealAttachment, { attachmentId, size: 3, sha256: sha256(Buffer.alloc(3)) })).rejects.toEqual(
      refusal('not-found'),
    );
  });

  describe('that are not what they should be', () => {
    const tables = async () => [await count('file'), await count('file_chunk')];

    it.each([
      ['file-content-mismatch', 'don.pdf', exe()],
      ['file-content-mismatch', 'don.pdf', png()],
      ['file-content-dangerous', 'don.pdf', pdf({ catalog: '/OpenAction << /S /JavaScript /JS (x) >>' })],
      ['file-content-dangerous', 'bang.xlsx', workbook({ rows: [], extra: [{ name: 'xl/vbaProject.bin', content: 'x' }] })],
      ['file-empty', 'don.pdf', Buffer.alloc(0)],
    ])('are refused with %s and leave nothing of their content behind: %s', async (code, name, bytes) => {
      const before = await tables();
      await expect(upload(officer, name, bytes)).rejects.toEqual(refusal(code));
      expect(await tables()).toEqual([(before[0] ?? 0) + 1, before[1]]);
      expect((await audited(SealAttachment.subject)).at(-1)).toEqual({ outcome: code });
    });

    it('are refused once more, and for the same reason, where the upload is repeated under its key', async () => {
      const idempotencyKey = randomUUID();
      const again = async () => {
        const { attachmentId } = await officer.ask(BeginAttachment, { name: 'don.pdf' }, { idempotencyKey });
        const put = officer.ask(PutAttachment, { attachmentId, offset: 0, bytes: exe().toString('base64') });
        await put.catch((fault: unknown) => expect(fault).toEqual(refusal('file-sealed')));
        return officer.ask(SealAttachment, { attachmentId, size: exe().length, sha256: sha256(exe()) });
      };
      await expect(again()).rejects.toEqual(refusal('file-content-mismatch'));
      await expect(again()).rejects.toEqual(refusal('file-content-mismatch'));
    });

    it.each([
      ['file-name-too-long', { name: `${'a'.repeat(47)}.pdf` }],
      ['file-name-invalid', { name: 'anh\u202egpj.pdf' }],
      ['file-name-invalid', { name: 'a\u0000.pdf' }],
      ['file-name-invalid', { name: '../../x.pdf' }],
      ['file-type-not-allowed', { name: 'virus.exe' }],
      ['file-content-mismatch', { name: 'don.pdf', contentType: 'image/png' }],
      ['roster-required', { name: 'danh-sach.csv', kind: 'roster' as const }],
      ['request-invalid', { name: 'x'.repeat(256) }],
    ])('are not even begun: %s %j', async (code, request) => {
      const before = await tables();
      await expect(officer.ask(BeginAttachment, request)).rejects.toEqual(refusal(code));
      expect(await tables()).toEqual(before);
    });

    it('are refused with file-incomplete where a piece is missing or is another, and may be completed', async () => {
      const { attachmentId } = await officer.ask(BeginAttachment, { name: 'dai.pdf' });
      const put = (offset: number) =>
        officer.ask(PutAttachment, { attachmentId, offset, bytes: long.subarray(offset, offset + pieceBytes).toString('base64') });
      const seal = () => officer.ask(SealAttachment, { attachmentId, size: long.length, sha256: sha256(long) });
      await put(0);
      await put(2 * pieceBytes);
      await expect(seal()).rejects.toEqual(refusal('file-incomplete'));
      await put(pieceBytes);
      await expect(seal()).resolves.toMatchObject({ sealed: true });
    });

    it('are refused where a piece lies out of place or beyond 50 MB', async () => {
      const { attachmentId } = await officer.ask(BeginAttachment, { name: 'dai.pdf' });
      await expect(officer.ask(PutAttachment, { attachmentId, offset: 5, bytes: 'AAAA' })).rejects.toEqual(refusal('request-invalid'));
      await expect(officer.ask(PutAttachment, { attachmentId, offset: fileBytes, bytes: 'AAAA' })).rejects.toEqual(
        refusal('file-too-large'),
      );
      await expect(officer.ask(PutAttachment, { attachmentId, offset: 0, bytes: 'not base64' })).rejects.toEqual(
        refusal('request-invalid'),
      );
    });

    it('are not begun without end: what lies open is counted, and what was left a day ago is cleared away', async () => {
      const hasty = await office.caller({ unit: 'hospital' });
      for (let n = 0; n < 20; n += 1) await hasty.ask(BeginAttachment, { name: `anh-${n}.jpg` });
      await expect(hasty.ask(BeginAttachment, { name: 'anh.jpg' })).rejects.toEqual(refusal('too-many-requests'));
      await office.admin.query(`UPDATE personnel.file SET uploaded_at = uploaded_at - interval '25 hours' WHERE account_id = $1`, [
        hasty.accountId,
      ]);
      await hasty.ask(BeginAttachment, { name: 'anh.jpg' });
      expect((await office.admin.query('SELECT FROM personnel.file WHERE account_id = $1', [hasty.accountId])).rowCount).toBe(1);
    });

    it('are not begun as a roster by who may not import', async () => {
      const clerk = await office.caller({ unit: 'hospital', permissions: ['personnel:decision:enter'] });
      await expect(clerk.ask(BeginAttachment, { name: 'ds.xlsx', kind: 'roster' })).rejects.toEqual(refusal('permission-missing'));
    });
  });
});
