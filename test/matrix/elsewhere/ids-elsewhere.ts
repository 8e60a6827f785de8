import { randomUUID } from 'node:crypto';
import { appearance } from '../check/expectation';
import { leaksIn } from '../check/marks';
import { decisionOf } from '../operations/arrangement';
import { bodyOf, codeOf, type Answer, type Asked } from '../wire/ask';
import { ownPeople, people } from '../world/people';
import { sparePerson } from '../world/spares';
import { sendTransfer } from '../world/transfers';
import { unitIds, type UnitName } from '../world/tree';
import type { World } from '../world/world';

const day = '2024-06-03';
const record = (recordId: string): Asked => ({ method: 'GET', path: `/personnel-records/${recordId}` });

/** A new record in the health centre for whoever has a citizen number. */
function newRecord(citizenNumber: string): Asked {
  const unitId = unitIds.healthCentre;
  const values = {
    identity: { fullName: 'Mới Vào Ngành', sex: 'MALE', bornOn: '1995-02-03', citizenNumber },
    post: { managingUnitId: unitId, usingUnitId: unitId, title: 'Chuyên viên' },
    'staff-category': { category: 'PUBLIC_EMPLOYEE' },
    status: { status: 'WORKING' },
    'ethnic-group': { code: '01' },
    religion: { code: '99' },
  };
  const facts = Object.entries(values).map(([kind, value]) => ({ kind, validFrom: day, value }));
  return {
    method: 'POST',
    path: '/personnel-records',
    body: { custodianUnitId: unitId, decision: decisionOf(unitId, { number: 1 }), facts },
  };
}

/** Corrects the citizen number of somebody of the health centre. */
async function correctNumber(world: World, citizenNumber: string): Promise<Answer> {
  const { recordId } = people.healthCentre;
  const officer = world.person('canbo.ttyt');
  const facts = bodyOf(await world.ask({ method: 'GET', path: `/personnel-records/${recordId}/facts/identity` }, officer));
  const [{ factId, value }] = facts['data'] as [{ factId: string; value: object }];
  const acts = [{ act: 'correct', kind: 'identity', factId, value: { ...value, citizenNumber } }];
  const { headers } = await world.ask(record(recordId), officer);
  const asked = { method: 'POST', path: `/personnel-records/${recordId}/changes`, body: { reason: 'Nhập sai', acts } };
  return world.ask({ ...asked, headers: { 'if-match': String(headers['etag']) } }, officer);
}

const from = (unit: UnitName): string => people[unit].citizenNumber;

/** Ids and numbers that stand neither in a path nor in a filter, by what is tried. Each shows for itself that it leaks nothing. */
export const idsElsewhere: Readonly<Record<string, (world: World) => Promise<void>>> = {
  'a citizen number that another branch has is refused as one that needs a look, whoever has it': async (world) => {
    const officer = world.person('canbo.ttyt');
    const answers = [await world.ask(newRecord(from('highSchool')), officer), await world.ask(newRecord(from('hospital')), officer)];
    expect(answers.map(codeOf)).toEqual(['record-needs-review', 'record-needs-review']);
    expect(new Set(answers.map(appearance)).size).toBe(1);
    expect(answers.flatMap((answer) => leaksIn(answer, officer.asker, 'read record'))).toEqual([]);
  },

  'a citizen number is not corrected into that of somebody outside, nor is it said whose that is': async (world) => {
    const officer = world.person('canbo.ttyt');
    const answers = [await correctNumber(world, from('highSchool')), await correctNumber(world, from('hospital'))];
    expect(answers.map(codeOf)).toEqual(['record-needs-review', 'record-needs-review']);
    expect(new Set(answers.map(appearance)).size).toBe(1);
    expect(answers.flatMap((answer) => leaksIn(answer, officer.asker, 'read record'))).toEqual([]);
  },

  'the key of somebody else’s order does not give somebody else’s answer': async (world) => {
    const key = { 'idempotency-key': randomUUID() };
    const body = {
      username: 'chungkhoa',
      displayName: 'Chung khóa',
      unitId: unitIds.healthCentre,
      kinds: ['OWN_RECORD_READER'],
      documentNumber: '1/CV',
    };
    const order: Asked = { method: 'POST', path: '/accounts', headers: key, body: { ...body, ownRecordId: people.healthCentre.recordId } };
    const own = await world.ask(order, world.person('quantri.snv'));
    const again = await world.ask(order, world.person('quantri.snv'));
    const others = await Promise.all(['quantri.ttyt', 'canbo.ttyt', 'no token'].map((name) => world.ask(order, world.person(name))));
    expect([own.status, again.status, again.text]).toEqual([201, 201, own.text]);
    expect(others.map(({ status }) => status)).toEqual([409, 403, 401]);
    expect(others.filter(({ text }) => text.includes(String(bodyOf(own)['issuedPassword'])))).toEqual([]);
  },

  'the cursor of somebody who sees more shows no more': async (world) => {
    const officer = world.person('canbo.ttyt');
    const search = (cursor?: string): Asked => ({
      method: 'POST',
      path: '/personnel-records:search',
      body: { limit: 5, ...(cursor && { cursor }) },
    });
    const wide = bodyOf(await world.ask(search(), world.person('quantri.snv')));
    const { nextCursor } = wide['page'] as { nextCursor: string };
    const answer = await world.ask(search(nextCursor), officer);
    expect([200, 400]).toContain(answer.status);
    expect(leaksIn(answer, officer.asker, 'search')).toEqual([]);
  },

  'who knows the version of a foreign record is not told that it still is so': async (world) => {
    const { recordId } = people.highSchool;
    const { headers } = await world.ask(record(recordId), world.person('quantri.snv'));
    const answer = await world.ask(
      { ...record(recordId), headers: { 'if-none-match': String(headers['etag']) } },
      world.person('canbo.ttyt'),
    );
    expect(answer.status).toBe(404);
  },

  'a record that has been handed over is the receiver’s, and no longer the giver’s': async (world) => {
    const gone = await sendTransfer(world, { from: 'healthCentre', to: 'highSchool', upTo: 'RECEIVED' });
    const { recordId } = bodyOf(await world.ask({ method: 'GET', path: `/transfers/${gone}` }, world.person('quantri.snv')));
    const asked = ['canbo.ttyt', 'canbo.syt', 'quantri.snv', 'chutich.ubnd'].map((name) =>
      world.ask(record(String(recordId)), world.person(name)),
    );
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 200, 200]);
  },

  'whoever is lent to a unit is not thereby shown to it': async (world) => {
    const lent = ownPeople.get('bietphai.ttyt');
    const asked = ['giamdoc.ttyt', 'canbo.ttyt', 'bietphai.ttyt', 'giamdoc.syt'].map((name) =>
      world.ask(record(lent?.recordId ?? ''), world.person(name)),
    );
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 200, 200]);
  },

  'a decision shows whom else it concerns to nobody who may not know': async (world) => {
    const [here, there] = [sparePerson('healthCentre').recordId, people.highSchool.recordId];
    const concerns = [here, there].map((recordId) => ({ recordId, kinds: ['rank'] }));
    const body = { ...decisionOf(unitIds.province, { number: 2 }), concerns };
    const entered = bodyOf(await world.ask({ method: 'POST', path: '/decisions', body }, world.person('quantri.snv')));
    const officer = world.person('canbo.ttyt');
    const shown = await world.ask({ method: 'GET', path: `/decisions/${String(entered['decisionId'])}` }, officer);
    expect(bodyOf(shown)['concerns']).toEqual([{ recordId: here, kinds: ['rank'] }]);
    const again = await world.ask({ method: 'GET', path: `/decisions?recordId=${there}` }, officer);
    expect(again.status).toBe(404);
    const duties = await world.ask({ method: 'GET', path: `/obligations?limit=200` }, officer);
    expect(leaksIn(duties, officer.asker, 'read case')).toEqual([]);
  },

  'an id in capitals is the same id, or none': async (world) => {
    const answer = await world.ask(record(people.highSchool.recordId.toUpperCase()), world.person('canbo.ttyt'));
    const own = await world.ask(record(people.healthCentre.recordId.toUpperCase()), world.person('canbo.ttyt'));
    expect(['404 200', '400 400']).toContain(`${answer.status} ${own.status}`);
  },
};
