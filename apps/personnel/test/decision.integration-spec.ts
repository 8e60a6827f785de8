import {
  ChangeRecord,
  CreateRecord,
  EnterDecision,
  FindDecisions,
  FindObligations,
  GetDecision,
  type DecisionView,
  type EnterDecisionRequest,
} from '@noivu/contracts';
import { aDecision, aPost, aRecord } from './builders';
import { personnelUnderTest, type PersonnelUnderTest } from './personnel-under-test';
import type { TestCaller } from './test-caller';

let office: PersonnelUnderTest;
let department: TestCaller;
let centre: TestCaller;
let school: TestCaller;
let nurse: string;
let doctor: string;

beforeAll(async () => {
  office = await personnelUnderTest();
  department = await office.caller({ unit: 'health' });
  centre = await office.caller({ unit: 'healthCentre' });
  school = await office.caller({ unit: 'school' });
  nurse = (await centre.ask(CreateRecord, aRecord(office.units.healthCentre))).recordId;
  doctor = (await department.ask(CreateRecord, aRecord(office.units.hospital))).recordId;
});
afterAll(() => office.stop());

const entering = (over: Partial<EnterDecisionRequest> = {}): EnterDecisionRequest => ({
  ...aDecision(office.units.health, { subject: 'APPOINTMENT' }),
  concerns: [{ recordId: nurse, kinds: ['post'] }],
  ...over,
});
const entered = (over: Partial<EnterDecisionRequest> = {}, by = department): Promise<DecisionView> => by.ask(EnterDecision, entering(over));

describe('entering a decision', () => {
  it('answers with the decision, where it is to be found, and whom it concerns', async () => {
    const request = entering({
      concerns: [
        { recordId: nurse, kinds: ['post'] },
        { recordId: doctor, kinds: ['rank'] },
        { recordId: nurse, kinds: ['rank', 'post'] },
      ],
    });
    const reply = await department.pass(EnterDecision, request);
    const view = reply.parsed<DecisionView>();
    expect(reply.head).toMatchObject({ status: 201, etag: '"v1"', location: `/api/v1/decisions/${view.decisionId}` });
    expect(view).toMatchObject({
      ...request,
      enteredBy: department.accountId,
      enteredAt: '2026-11-20T02:00:00.000Z',
      concerns: [
        { recordId: nurse, kinds: ['post', 'rank'] },
        { recordId: doctor, kinds: ['rank'] },
      ],
    });
    const read = await department.ask(GetDecision, { decisionId: view.decisionId });
    expect({ ...read, concerns: read.concerns.length }).toEqual({ ...view, concerns: 2 });
  });

  it('opens the duty of each custodian, which the change that cites it closes', async () => {
    const { decisionId } = await entered({ issuedOn: '2026-11-19', effectiveOn: '2026-11-20' });
    const duties = async () =>
      (await centre.ask(FindObligations, { recordId: nurse })).data
        .filter((duty) => duty.decisionId === decisionId)
        .map(({ state }) => state);
    expect(await duties()).toEqual(['OPEN']);
    await centre.ask(
      ChangeRecord,
      { recordId: nurse, decisionId, acts: [aPost(office.units.healthCentre, '2026-11-10')] },
      { ifMatch: '"v1"' },
    );
    expect(await duties()).toEqual(['MET']);
  });

  it('happens once under one key', async () => {
    const request = entering();
    const [first, second] = [
      await department.ask(EnterDecision, request, { idempotencyKey: 'decision-key' }),
      await department.ask(EnterDecision, request, { idempotencyKey: 'decision-key' }),
    ];
    expect(second).toEqual(first);
  });

  it.each([
    ['issued after its effect without saying why', { issuedOn: '2026-11-11' }, 'decision-reason-required'],
    ['not issued yet', { issuedOn: '2026-11-21', effectiveOn: '2026-12-01' }, 'decision-in-future'],
    ['of a unit that nobody knows', { issuerUnitId: '00000000-0000-4000-8000-000000000009' }, 'unit-unknown'],
    ['on a day that does not exist', { issuedOn: '2026-02-29' }, 'request-invalid'],
    [
      'that concerns somebody who is not there',
      { concerns: [{ recordId: '00000000-0000-4000-8000-000000000009', kinds: ['post'] }] },
      'not-found',
    ],
  ] as const)('is refused for one %s', async (_, over, code) => {
    await expect(entered(over as never)).rejects.toMatchObject({ code });
    const { rows } = await office.admin.query(`SELECT outcome FROM personnel.audit_entry ORDER BY entry_id DESC LIMIT 1`);
    expect(rows).toEqual([{ outcome: code }]);
  });

  it('is refused as a whole when one of those it concerns is outside the scope', async () => {
    const before = await office.admin.query('SELECT count(*) FROM personnel.decision');
    await expect(
      entered(
        {
          concerns: [
            { recordId: nurse, kinds: ['post'] },
            { recordId: doctor, kinds: ['post'] },
          ],
        },
        centre,
      ),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await office.admin.query('SELECT count(*) FROM personnel.decision')).rows).toEqual(before.rows);
  });

  it('is refused for the own record of somebody who keeps none', async () => {
    const self = await office.caller({ unit: 'school', ownRecordId: nurse });
    await expect(entered({}, self)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a decision is seen', () => {
  it('by who entered it and those above, and by whoever keeps a record that it concerns', async () => {
    const { decisionId } = await entered();
    const seers = await Promise.all(
      (['health', 'province', 'healthCentre', 'hospital', 'school'] as const).map((unit) => office.caller({ unit })),
    );
    const seen = await Promise.all(
      seers.map((seer) =>
        seer.ask(GetDecision, { decisionId }).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(seen).toEqual([true, true, true, false, false]);
  });

  it('without those others whom it concerns', async () => {
    const { decisionId } = await entered({
      concerns: [
        { recordId: nurse, kinds: ['post'] },
        { recordId: doctor, kinds: ['post'] },
      ],
    });
    expect((await centre.ask(GetDecision, { decisionId })).concerns).toEqual([{ recordId: nurse, kinds: ['post'] }]);
  });

  it('by the person whose own record it concerns', async () => {
    const { decisionId } = await entered();
    const self = await office.caller({ unit: 'healthCentre', mode: 'self', ownRecordId: nurse });
    expect(await self.ask(GetDecision, { decisionId })).toMatchObject({ decisionId });
  });
});

describe('decisions are listed', () => {
  it('youngest first, page by page, by record, by day of issue and by what they are about', async () => {
    const { recordId } = await centre.ask(
      CreateRecord,
      aRecord(office.units.healthCentre, { decision: { issuedOn: '2026-01-05', effectiveOn: '2026-01-10' } }),
    );
    for (const issuedOn of ['2026-03-01', '2026-02-01', '2026-03-01'])
      await entered({ issuedOn, effectiveOn: '2026-04-01', concerns: [{ recordId, kinds: ['post'] }] });
    const first = await centre.ask(FindDecisions, { recordId, limit: 3 });
    const second = await centre.ask(FindDecisions, { recordId, limit: 3, cursor: first.page.nextCursor ?? '' });
    expect([...first.data, ...second.data].map(({ issuedOn }) => issuedOn)).toEqual([
      '2026-03-01',
      '2026-03-01',
      '2026-02-01',
      '2026-01-05',
    ]);
    expect((await centre.ask(FindDecisions, { recordId, issuedFrom: '2026-02-01', issuedTo: '2026-02-28' })).data).toHaveLength(1);
    expect((await centre.ask(FindDecisions, { recordId, subject: 'RECRUITMENT' })).data).toMatchObject([{ issuedOn: '2026-01-05' }]);
    await expect(school.ask(FindDecisions, { recordId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('without a record: those that the units of the scope have entered', async () => {
    await school.ask(CreateRecord, aRecord(office.units.school, { decision: { number: '9/QĐ-THPT' } }));
    const numbers = async (caller: TestCaller) => (await caller.ask(FindDecisions, {})).data.map(({ number }) => number);
    expect(await numbers(school)).toEqual(['9/QĐ-THPT']);
    expect(await numbers(department)).not.toContain('9/QĐ-THPT');
    expect((await numbers(await office.caller({ unit: 'province' }))).includes('9/QĐ-THPT')).toBe(true);
  });

  it('only with the permission', async () => {
    const clerk = await office.caller({ unit: 'health', permissions: ['personnel:record:read'] });
    await expect(clerk.ask(FindDecisions, {})).rejects.toMatchObject({ code: 'permission-missing' });
    await expect(entered({}, clerk)).rejects.toMatchObject({ code: 'permission-missing' });
  });
});
