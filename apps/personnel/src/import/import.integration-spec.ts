import {
  ApplyImport,
  ChangeRecord,
  CreateRecord,
  EnterDecision,
  FindImportErrors,
  FindObligations,
  GetFacts,
  GetRecord,
  LookupRecord,
  UndoImport,
} from '@noivu/contracts';
import { aDecision, aPost, aRecord } from '../../test/builders';
import { aRow, roster, rowsOf, type RosterCells } from '../../test/files/made-roster';
import { checkedRoster, ended, seen, settled, type SeenImport } from '../../test/files/ordered-import';
import { personnelUnderTest, type PersonnelUnderTest } from '../../test/personnel-under-test';
import type { TestCaller } from '../../test/test-caller';

const refusal = (code: string, facts?: object) =>
  expect.objectContaining({ code, ...(facts && { facts: expect.objectContaining(facts) }) });
const numberOf = (row: RosterCells | undefined): string => String(row?.citizenNumber);

describe('the import of a roster', () => {
  let office: PersonnelUnderTest;
  let officer: TestCaller;
  let stranger: TestCaller;

  beforeAll(async () => {
    office = await personnelUnderTest();
    officer = await office.caller({ unit: 'health' });
    stranger = await office.caller({ unit: 'school' });
  });
  afterAll(() => office?.stop());

  const rows = async <Row>(text: string, ...values: unknown[]): Promise<Row[]> => (await office.admin.query(text, values)).rows as Row[];
  const one = async (text: string, ...values: unknown[]): Promise<number> => Number((await rows<{ n: string }>(text, ...values))[0]?.n);
  const check = (cells: readonly RosterCells[]) => checkedRoster(officer, office.units.health, roster(cells));
  const apply = async ({ view, etag }: SeenImport, skipInvalid?: boolean) => {
    await officer.ask(ApplyImport, { importId: view.importId, ...(skipInvalid !== undefined && { skipInvalid }) }, { ifMatch: etag });
    return settled(officer, view.importId);
  };
  const undo = async ({ view, etag }: SeenImport, reason = 'Nhập nhầm danh sách') => {
    await officer.ask(UndoImport, { importId: view.importId, reason }, { ifMatch: etag });
    return settled(officer, view.importId);
  };
  const recordOf = async (row: RosterCells | undefined) => (await officer.ask(LookupRecord, { citizenNumber: numberOf(row) })).recordId;

  it('makes three hundred records of three hundred rows, once, each as if it had been made alone', async () => {
    const { healthCentre, hospital } = office.units;
    const cells = [
      ...rowsOf(healthCentre, 150),
      ...rowsOf(hospital, 149),
      aRow(hospital, { category: 'Công chức', partyJoinedOn: '2019-02-03', rankCode: '01.003', step: 3 }),
    ];
    const checked = await check(cells);
    expect(checked.view).toMatchObject({
      state: 'CHECKED',
      preview: { rows: 300, valid: 300, invalid: 0, new: 300, existing: 0 },
      errors: 0,
      fileName: 'danh-sach.xlsx',
    });
    expect(await one('SELECT count(*) AS n FROM personnel.record')).toBe(0);

    const applied = await apply(checked);
    const { importId, decisionId } = applied.view;
    expect(applied.view).toMatchObject({ state: 'APPLIED', made: 300, errors: 0 });
    const recordId = await recordOf(cells.at(-1));
    const record = await officer.ask(GetRecord, { recordId });
    expect(record).toMatchObject({ version: 1, custodianUnitId: hospital.unitId });
    expect(record.facts['staff-category']?.[0]).toMatchObject({
      value: { category: 'CIVIL_SERVANT', level: 'DISTRICT_AND_ABOVE' },
      decisionId,
    });
    expect(record.facts.rank?.[0]).toMatchObject({ validFrom: '2024-03-01', value: { rankCode: '01.003', step: 3, coefficient: '3.00' } });
    expect(record.facts.party?.[0]).toMatchObject({ validFrom: '2019-02-03' });

    const per = (text: string) =>
      rows<{ times: string; n: string }>(`SELECT times, count(*) AS n FROM (SELECT count(*) AS times FROM ${text}) t GROUP BY times`);
    expect(await per('personnel.change GROUP BY record_id')).toEqual([{ times: '1', n: '300' }]);
    expect(await per(`personnel.outbox WHERE subject = 'personnel.record.changed' GROUP BY key`)).toEqual([{ times: '1', n: '300' }]);
    expect(await per(`personnel.audit_entry WHERE action = 'record-created' GROUP BY record_id`)).toEqual([{ times: '1', n: '300' }]);
    expect(await per('personnel.record_line GROUP BY record_id')).toEqual([{ times: '1', n: '300' }]);
    expect(await one('SELECT count(*) AS n FROM personnel.decision_concern WHERE decision_id = $1', decisionId)).toBe(300);
    expect(await one('SELECT count(*) AS n FROM personnel.obligation WHERE decision_id = $1 AND met_at IS NOT NULL', decisionId)).toBe(300);
    expect(
      await one(
        `SELECT count(*) AS n FROM personnel.import_row WHERE import_id = $1 AND (cells IS NOT NULL OR citizen_number IS NOT NULL)`,
        importId,
      ),
    ).toBe(0);
    expect((await officer.ask(FindObligations, { recordId })).data).toMatchObject([{ event: 'new-record', decisionId }]);

    await expect(officer.ask(ApplyImport, { importId }, { ifMatch: applied.etag })).rejects.toEqual(
      refusal('import-state', { state: 'APPLIED' }),
    );
    await expect(officer.ask(ApplyImport, { importId }, { ifMatch: checked.etag })).rejects.toEqual(refusal('version-stale'));
    await expect(officer.ask(ApplyImport, { importId })).rejects.toEqual(refusal('if-match-required'));
  });

  it('leaves people alone who have a record, and is told so beforehand', async () => {
    const known = aRow(office.units.hospital);
    await officer.ask(CreateRecord, aRecord(office.units.hospital, { citizenNumber: numberOf(known) }));
    const checked = await check([known, aRow(office.units.hospital)]);
    expect(checked.view.preview).toEqual({ rows: 2, valid: 2, invalid: 0, new: 1, existing: 1 });
    expect((await apply(checked)).view).toMatchObject({ state: 'APPLIED', made: 1 });
  });

  it('names every fault by row and column, in both languages, and is applied only when asked to skip those rows', async () => {
    const elsewhere = aRow(office.units.hospital);
    const province = await office.caller({ unit: 'province' });
    await province.ask(CreateRecord, aRecord(office.units.school, { citizenNumber: numberOf(elsewhere) }));
    const twice = aRow(office.units.hospital);
    const cells = [
      aRow(office.units.hospital),
      aRow(office.units.hospital, { bornOn: '30/02/1990', sex: null }),
      aRow(office.units.school),
      elsewhere,
      twice,
      { ...aRow(office.units.hospital), citizenNumber: numberOf(twice) },
      aRow(office.units.hospital, { startedOn: '1980-01-01', heldSince: '2024-03-01' }),
    ];
    const checked = await check(cells);
    expect(checked.view).toMatchObject({ state: 'CHECKED', preview: { rows: 7, valid: 1, invalid: 6, new: 1, existing: 0 }, errors: 7 });
    const { data } = await officer.ask(FindImportErrors, { importId: checked.view.importId });
    const told = data as { row: number; column?: string; code: string; facts?: object; message: { vi: string; en: string } }[];
    expect(told.map(({ row, column, code, facts }) => [row, column, code, facts].filter((word) => word !== undefined))).toEqual([
      [3, 'Giới tính', 'isRequired'],
      [3, 'Ngày sinh', 'isPartialDay'],
      [4, 'Mã đơn vị', 'row-unit-unknown'],
      [5, 'Số định danh cá nhân', 'record-needs-review'],
      [6, 'Số định danh cá nhân', 'row-doubled', { row: 7 }],
      [7, 'Số định danh cá nhân', 'row-doubled', { row: 6 }],
      [8, 'Ngày tuyển dụng', 'fact-before-birth'],
    ]);
    expect(told.every(({ message }) => message.vi.length > 10 && message.en.length > 10)).toBe(true);
    expect(JSON.stringify(told)).not.toContain(numberOf(twice));
    await expect(officer.ask(ApplyImport, { importId: checked.view.importId }, { ifMatch: checked.etag })).rejects.toEqual(
      refusal('import-has-errors', { invalid: 6 }),
    );
    const applied = await apply(checked, true);
    expect(applied.view).toMatchObject({ state: 'APPLIED', made: 1 });
    expect(
      await one(`SELECT count(*) AS n FROM personnel.audit_entry WHERE action = 'import-checked' AND outcome = 'record-needs-review'`),
    ).toBe(1);
  });

  it('pages through the errors, and keeps the first thousand of however many', async () => {
    const checked = await check(Array.from({ length: 1_200 }, () => ({ fullName: 'Ai đó' })));
    expect(checked.view).toMatchObject({ preview: { rows: 1_200, invalid: 1_200 }, errors: 1_200 * 9 });
    const first = await officer.ask(FindImportErrors, { importId: checked.view.importId, limit: 200 });
    const { nextCursor = '' } = first.page;
    const second = await officer.ask(FindImportErrors, { importId: checked.view.importId, limit: 200, cursor: nextCursor });
    expect([first.data.length, second.data.length]).toEqual([200, 200]);
    expect(second.data[0]?.row).toBeGreaterThanOrEqual(first.data.at(-1)?.row ?? 0);
    expect(await one('SELECT count(*) AS n FROM personnel.import_error WHERE import_id = $1', checked.view.importId)).toBe(1_000);
  });

  it('skips a row whose person somebody entered between check and application, and says so', async () => {
    const [first, second] = rowsOf(office.units.hospital, 2);
    const checked = await check([first ?? {}, second ?? {}]);
    await officer.ask(CreateRecord, aRecord(office.units.hospital, { citizenNumber: numberOf(first) }));
    const applied = await apply(checked);
    expect(applied.view).toMatchObject({ state: 'APPLIED', made: 1, errors: 1 });
    expect((await officer.ask(FindImportErrors, { importId: applied.view.importId })).data).toMatchObject([
      { row: 2, code: 'record-exists' },
    ]);
  });

  it('is seen and applied within the unit of whoever ordered it and above, and nowhere else', async () => {
    const checked = await check(rowsOf(office.units.hospital, 1));
    const { importId, jobId } = checked.view;
    await expect(stranger.ask(ApplyImport, { importId }, { ifMatch: checked.etag })).rejects.toEqual(refusal('not-found'));
    await expect(seen(stranger, importId)).rejects.toEqual(refusal('not-found'));
    await expect(ended(stranger, jobId)).rejects.toEqual(refusal('not-found'));
    await expect(stranger.ask(FindImportErrors, { importId })).rejects.toEqual(refusal('not-found'));
    const reader = await office.caller({ unit: 'health', permissions: ['personnel:record:read'] });
    await expect(seen(reader, importId)).rejects.toEqual(refusal('permission-missing'));
  });

  it('is undone: its records are out of use, found by nobody, announced as empty, and their people can be entered again', async () => {
    const cells = rowsOf(office.units.hospital, 40);
    const applied = await apply(await check(cells));
    const recordId = await recordOf(cells[0]);
    const facts = await one('SELECT count(*) AS n FROM personnel.fact WHERE record_id = $1', recordId);
    const undone = await undo(applied);
    const { importId } = undone.view;
    expect(undone.view).toMatchObject({ state: 'UNDONE', made: 40, withdrawn: 40, kept: 0 });
    for (const ask of [
      () => officer.ask(GetRecord, { recordId }),
      () => recordOf(cells[0]),
      () => officer.ask(GetFacts, { recordId, kind: 'identity' }),
    ])
      await expect(ask()).rejects.toEqual(refusal('not-found'));
    expect(await one('SELECT count(*) AS n FROM personnel.record_line WHERE record_id = $1', recordId)).toBe(0);
    expect(await one('SELECT count(*) AS n FROM personnel.fact WHERE record_id = $1 AND NOT upper_inf(recorded)', recordId)).toBe(facts);
    expect(await rows('SELECT version, reason FROM personnel.change WHERE record_id = $1 ORDER BY version', recordId)).toEqual([
      { version: 1, reason: null },
      { version: 2, reason: 'Nhập nhầm danh sách' },
    ]);
    expect(
      await rows(
        `SELECT version, payload->'timeline' AS timeline FROM personnel.outbox WHERE key = $1 ORDER BY version DESC LIMIT 1`,
        recordId,
      ),
    ).toEqual([{ version: 2, timeline: [] }]);
    expect(
      await one(`SELECT count(*) AS n FROM personnel.audit_entry WHERE action = 'record-withdrawn' AND facts->>'importId' = $1`, importId),
    ).toBe(40);
    await expect(officer.ask(UndoImport, { importId, reason: 'lần nữa' }, { ifMatch: undone.etag })).rejects.toEqual(
      refusal('import-state'),
    );
    const again = await apply(await check(cells));
    expect(again.view).toMatchObject({ state: 'APPLIED', made: 40, preview: { new: 40, existing: 0 } });
  });

  it('keeps and names what somebody has touched since', async () => {
    const cells = rowsOf(office.units.hospital, 5);
    const applied = await apply(await check(cells));
    const [changed, concerned] = [await recordOf(cells[1]), await recordOf(cells[3])];
    await officer.ask(
      ChangeRecord,
      { recordId: changed, decision: aDecision(office.units.health), acts: [aPost(office.units.hospital, '2026-11-10')] },
      { ifMatch: '"v1"' },
    );
    const decision = { ...aDecision(office.units.health), concerns: [{ recordId: concerned, kinds: ['post' as const] }] };
    await officer.ask(EnterDecision, decision);
    const undone = await undo(applied);
    expect(undone.view).toMatchObject({ state: 'UNDONE', withdrawn: 3, kept: 2 });
    expect(undone.view.keptRecordIds?.sort()).toEqual([changed, concerned].sort());
    expect(await officer.ask(GetRecord, { recordId: changed })).toMatchObject({ version: 2 });
  });

  it('is not undone before it was applied, and not applied after it was undone', async () => {
    const checked = await check(rowsOf(office.units.hospital, 1));
    await expect(officer.ask(UndoImport, { importId: checked.view.importId, reason: 'x' }, { ifMatch: checked.etag })).rejects.toEqual(
      refusal('import-state', { state: 'CHECKED' }),
    );
    const undone = await undo(await apply(checked));
    await expect(officer.ask(ApplyImport, { importId: undone.view.importId }, { ifMatch: undone.etag })).rejects.toEqual(
      refusal('import-state', { state: 'UNDONE' }),
    );
  });
});
