import { ApplyImport, CancelJob, OrderImport, UndoImport } from '@noivu/contracts';
import type { OnReached } from '@noivu/jobs';
import { startService } from '@noivu/service';
import { aDecision } from '../../test/builders';
import { roster, rowsOf } from '../../test/files/made-roster';
import { checkedRoster, ended, seen, settled, type SeenImport } from '../../test/files/ordered-import';
import { upload } from '../../test/files/upload';
import { personnelUnderTest, type PersonnelUnderTest } from '../../test/personnel-under-test';
import type { TestCaller } from '../../test/test-caller';
import { ON_REACHED } from '../job/personnel-jobs';
import { personnelAppBy } from '../personnel.app';

const refusal = (code: string) => expect.objectContaining({ code });
const ROWS = 650;

describe('the import of a roster that is interrupted', () => {
  let office: PersonnelUnderTest;
  let officer: TestCaller;
  let onReached: OnReached = () => undefined;

  beforeAll(async () => {
    office = await personnelUnderTest({
      extra: [{ provide: ON_REACHED, useValue: (...told: Parameters<OnReached>) => onReached(...told) }],
    });
    officer = await office.caller({ unit: 'health' });
  });
  afterEach(() => void (onReached = () => undefined));
  afterAll(() => office?.stop());

  const check = (rows = ROWS) => checkedRoster(officer, office.units.health, roster(rowsOf(office.units.hospital, rows)));
  const order = async ({ view, etag }: SeenImport) => officer.ask(ApplyImport, { importId: view.importId }, { ifMatch: etag });
  const made = async (importId: string) => {
    const { rows } = await office.admin.query<{ records: number; changes: number; events: number; lines: number }>(
      `SELECT count(*)::int AS records, (SELECT count(*)::int FROM personnel.change c JOIN personnel.record r ON r.id = c.record_id WHERE r.import_id = $1) AS changes,
         (SELECT count(*)::int FROM personnel.outbox o JOIN personnel.record r ON r.id::text = o.key WHERE r.import_id = $1) AS events,
         (SELECT count(*)::int FROM personnel.record_line l JOIN personnel.record r ON r.id = l.record_id WHERE r.import_id = $1) AS lines FROM personnel.record WHERE import_id = $1`,
      [importId],
    );
    return rows[0];
  };
  const all = { records: ROWS, changes: ROWS, events: ROWS, lines: ROWS };

  it('by faults between chunks, in the check and in the application, ends as if nothing had happened', async () => {
    const tripped = new Set<string>();
    onReached = (_, { phase, done }) => {
      const here = `${phase} ${done}`;
      if (!['read 650', 'apply 500'].includes(here) || tripped.has(here)) return;
      tripped.add(here);
      throw new Error('the process trips');
    };
    const checked = await check();
    expect(checked.view).toMatchObject({ state: 'CHECKED', preview: { rows: ROWS, new: ROWS } });
    await order(checked);
    expect((await settled(officer, checked.view.importId)).view).toMatchObject({ state: 'APPLIED', made: ROWS });
    expect(tripped.size).toBe(2);
    expect(await made(checked.view.importId)).toEqual(all);
  });

  it('by a process that freezes is finished by another, and nothing is made twice when the first one thaws', async () => {
    const checked = await check();
    let [thaw, frozen] = [() => undefined as void, () => undefined as void];
    const isFrozen = new Promise<void>((resolve) => (frozen = resolve));
    const thawed = new Promise<void>((resolve) => (thaw = resolve));
    onReached = (_, { phase, done }) => {
      if (phase !== 'apply' || done !== 500) return;
      frozen();
      return thawed;
    };
    const { jobId } = await order(checked);
    await isFrozen;
    const replica = await startService(personnelAppBy(office.clock), office.settings);
    await office.admin.query(`UPDATE personnel.job SET lease_until = now() - interval '1 second' WHERE job_id = $1`, [jobId]);
    expect(await ended(officer, jobId)).toMatchObject({ state: 'succeeded', result: { made: ROWS, skipped: 0 } });
    thaw();
    await replica.stop();
    expect(await made(checked.view.importId)).toEqual(all);
  });

  it('by who cancels it stops after the chunk at hand, and may be gone on with', async () => {
    const rows = 1_100;
    const checked = await check(rows);
    onReached = async ({ jobId }, { phase }) => void (phase === 'apply' && (await officer.ask(CancelJob, { jobId })));
    const { jobId, importId } = await order(checked);
    expect(await ended(officer, jobId)).toMatchObject({ state: 'cancelled' });
    const stopped = await seen(officer, importId);
    expect(stopped.view.state).toBe('STOPPED');
    expect((await made(importId))?.records).toBeLessThan(rows);
    await expect(officer.ask(CancelJob, { jobId })).rejects.toEqual(refusal('job-state'));
    onReached = () => undefined;
    await order(stopped);
    expect((await settled(officer, importId)).view).toMatchObject({ state: 'APPLIED', made: rows });
    expect(await made(importId)).toEqual({ records: rows, changes: rows, events: rows, lines: rows });
  });

  it('and then undone takes back what was made, again over interruptions', async () => {
    const checked = await check();
    onReached = async ({ jobId }, { phase }) => void (phase === 'apply' && (await officer.ask(CancelJob, { jobId })));
    const { jobId, importId } = await order(checked);
    await ended(officer, jobId);
    const { records = 0 } = (await made(importId)) ?? {};
    let tripped = false;
    onReached = (_, { phase }) => {
      if (phase !== 'undo' || tripped) return;
      tripped = true;
      throw new Error('the process trips');
    };
    const stopped = await seen(officer, importId);
    await officer.ask(UndoImport, { importId, reason: 'Nhập nhầm' }, { ifMatch: stopped.etag });
    const { view } = await settled(officer, importId);
    expect(view).toMatchObject({ state: 'UNDONE', withdrawn: records, kept: 0 });
    expect(view.withdrawn).toBeGreaterThan(0);
    expect(tripped).toBe(true);
  });

  it('while it is checked shows CANCELLED, and is not applied', async () => {
    onReached = async ({ jobId }) => void (await officer.ask(CancelJob, { jobId }));
    const checked = await check();
    expect(checked.view.state).toBe('CANCELLED');
    await expect(order(checked)).rejects.toEqual(refusal('import-state'));
  });

  it('is ordered once under one key, and its job is done once', async () => {
    const { attachmentId } = await upload(officer, 'ds.xlsx', roster(rowsOf(office.units.hospital, 3)), { kind: 'roster' });
    const request = { attachmentId, decision: aDecision(office.units.health) };
    const twice = await Promise.all([1, 2].map(() => officer.ask(OrderImport, request, { idempotencyKey: 'once-and-only-once' })));
    expect(twice[0]).toEqual(twice[1]);
    expect((await settled(officer, twice[0]?.importId ?? '')).view.state).toBe('CHECKED');
  });
});
