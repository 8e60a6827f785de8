import {
  ChangeRecord,
  EnterDecision,
  FindObligations,
  type FindObligationsRequest,
  type ObligationPage,
  type ObligationView,
} from '@noivu/contracts';
import { aDecision, aRank } from './builders';
import { clerkOffice, onVersion, type ClerkOffice } from './clerk-office';
import type { UnitName } from './test-units';

let office: ClerkOffice['office'];
let clerk: ClerkOffice['clerk'];

const seenBy = async (unit: UnitName, request: FindObligationsRequest): Promise<ObligationView[]> =>
  (await clerk[unit].ask(FindObligations, request)).data;

// Monday 24 March 2025 in Đồng Nai: five working days from the day of each document.
beforeAll(async () => {
  const at = await clerkOffice('dong-nai', '2025-03-24');
  ({ office, clerk } = at);
  const owe = async (issuedOn: string): Promise<{ recordId: string; decisionId: string }> => {
    const recordId = await at.record('school');
    const decision = aDecision(office.units.education, { issuedOn, effectiveOn: issuedOn });
    return { recordId, ...(await clerk.education.ask(EnterDecision, { ...decision, concerns: [{ recordId, kinds: ['rank'] }] })) };
  };
  for (const issuedOn of ['2025-03-20', '2025-03-03', '2025-03-18', '2025-03-05', '2025-03-04']) await owe(issuedOn);
  const { recordId, decisionId } = await owe('2025-03-04');
  await clerk.school.ask(ChangeRecord, { recordId, decisionId, acts: [{ act: 'add', ...aRank('2025-03-17') }] }, onVersion(1));
});
afterAll(() => office.stop());

describe('a list of duties', () => {
  it('begins with the most pressing: open ones by their last day, then what is done', async () => {
    const found = await seenBy('education', {});
    expect(found.map(({ dueOn, state }) => `${dueOn} ${state}`)).toEqual([
      '2025-03-10 OVERDUE',
      '2025-03-11 OVERDUE',
      '2025-03-12 OVERDUE',
      '2025-03-25 OPEN',
      '2025-03-27 OPEN',
      '2025-03-11 MET_LATE',
    ]);
  });

  it.each(['school', 'education', 'province'] as const)('goes on where the page before ended (%s)', async (unit) => {
    const asked = { unitId: office.units.school.unitId, limit: 2 };
    const pages: ObligationPage[] = [];
    for (let cursor: string | undefined; pages.length === 0 || cursor !== undefined; cursor = pages.at(-1)?.page.nextCursor) {
      pages.push(await clerk[unit].ask(FindObligations, { ...asked, ...(cursor !== undefined && { cursor }) }));
    }
    const whole = await seenBy(unit, { unitId: office.units.school.unitId });
    expect(pages.map(({ data }) => data.length)).toEqual([2, 2, 2]);
    expect(pages.flatMap(({ data }) => data)).toEqual(whole);
  });

  it('is the whole province in one order for Sở Nội vụ', async () => {
    const pressing = (await seenBy('province', { state: 'OVERDUE' })).map(({ dueOn }) => dueOn);
    expect(pressing).toEqual([...pressing].sort());
    expect(pressing.length).toBeGreaterThanOrEqual(3);
    await expect(clerk.province.ask(FindObligations, { cursor: 'bm9uZQ' })).rejects.toMatchObject({ code: 'cursor-invalid' });
  });

  it.each([
    ['OPEN', 2],
    ['OVERDUE', 3],
    ['MET', 0],
    ['MET_LATE', 1],
  ] as const)('may be narrowed to what is %s', async (state, count) => {
    expect(await seenBy('education', { state })).toHaveLength(count);
  });

  it('may be narrowed to what the caller’s own unit owes, or a unit with those below it', async () => {
    expect(await seenBy('education', { owner: 'me' })).toEqual([]);
    expect(await seenBy('school', { owner: 'me' })).toHaveLength(6);
    expect(await seenBy('province', { unitId: office.units.education.unitId })).toHaveLength(6);
    expect(await seenBy('education', { unitId: office.units.health.unitId })).toEqual([]);
  });
});
