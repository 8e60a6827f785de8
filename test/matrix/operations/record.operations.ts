import { sharedDecisionOf } from '../world/decisions';
import { personOf, people } from '../world/people';
import { sparePerson } from '../world/spares';
import { madeId, unitIds, type UnitName } from '../world/tree';
import type { World } from '../world/world';
import { decisionOf, type Arrangement, type Shot } from './arrangement';

const day = '2024-06-03';
const spare = (_: World, unit: UnitName): string => sparePerson(unit).recordId;

/** A decision that may come to concern others too: whoever keeps a record that cites it sees it from then on. */
export const spareDecision = (_: World, unit: UnitName): string => sparePerson(unit).decisionId;

/** The version that a change names; of what is not there, any. */
export async function versionOf(
  { world: { admin } }: Shot,
  table: 'record' | 'transfer',
  id: string,
): Promise<Readonly<Record<string, string>>> {
  const key = table === 'record' ? 'id' : 'transfer_id';
  const { rows } = await admin.query<{ version: number }>(`SELECT version FROM personnel.${table} WHERE ${key}::text = $1`, [id]);
  return { 'if-match': `"v${rows[0]?.version ?? 1}"` };
}

/** Somebody of the asker's own unit, to whom nothing but the tried id stands in the way. */
export const ownPerson = ({ person, unit, isAllowed }: Shot): string => {
  const own = person.account?.unit ?? unit;
  return isAllowed ? sparePerson(own).recordId : people[own].recordId;
};

const factsOf = (unitId: string, number: number) => {
  const values = {
    identity: { fullName: 'Mới Vào Ngành', sex: 'MALE', bornOn: '1995-02-03', citizenNumber: `08${String(number).padStart(10, '0')}` },
    post: { managingUnitId: unitId, usingUnitId: unitId, title: 'Chuyên viên' },
    'staff-category': { category: 'PUBLIC_EMPLOYEE' },
    status: { status: 'WORKING' },
    'ethnic-group': { code: '01' },
    religion: { code: '99' },
  };
  return Object.entries(values).map(([kind, value]) => ({ kind, validFrom: day, value }));
};

const contact = [{ act: 'add', kind: 'contact', validFrom: day, value: { phone: '0912345678' } }];
/** Rests on no decision, so that nothing but the record itself can be out of reach. */
const slip = ({ id, unit }: Shot): object => ({
  act: 'correct',
  kind: 'post',
  factId: personOf(id)?.postFactId ?? madeId('eeeeeeee', 1),
  value: { managingUnitId: unitIds[unit], usingUnitId: unitIds[unit], title: 'Văn thư' },
});
const numberOf = ({ id }: Shot): string => (id === 'x' ? id : (personOf(id)?.citizenNumber ?? '099999999999'));
const nameOf = ({ id }: Shot): string => (id === 'x' ? '' : (personOf(id)?.fullName ?? 'Không Có Ai Như Vậy'));
const search = (body: object) => ({ method: 'POST', path: '/personnel-records:search', body: { limit: 200, ...body } });

const read = (operation: string, rest: string): Arrangement => ({
  operation,
  act: 'read record',
  aim: 'record',
  request: ({ id }) => ({ method: 'GET', path: `/personnel-records/${id}${rest}` }),
});

/** Personnel records. */
export const recordOperations: readonly Arrangement[] = [
  read('personnel_record_get', ''),
  { ...read('personnel_record_get', '?asOf=2021-01-01&knownAt=2022-01-01T00:00:00Z'), of: 'of the past' },
  read('personnel_fact_list', '/facts/identity'),
  read('personnel_change_list', '/changes'),
  { ...read('personnel_record_access_log', '/access-log'), act: 'read audit' },
  { operation: 'personnel_record_search', act: 'search', aim: 'nothing', listsAll: 'record', request: () => search({}) },
  { operation: 'personnel_record_search', of: 'one unit', act: 'search', aim: 'unit', request: ({ id }) => search({ unitId: id }) },
  {
    operation: 'personnel_record_search',
    of: 'by name',
    act: 'search',
    aim: 'record',
    emptyOutside: true,
    request: (shot) => search({ name: nameOf(shot), count: true }),
  },
  {
    operation: 'personnel_record_lookup',
    act: 'search',
    aim: 'record',
    request: (shot) => ({ method: 'POST', path: '/personnel-records:lookup', body: { citizenNumber: numberOf(shot) } }),
  },
  {
    operation: 'personnel_record_create',
    act: 'write record',
    aim: 'unit',
    request: (shot) => ({
      method: 'POST',
      path: '/personnel-records',
      body: {
        custodianUnitId: shot.id,
        decision: decisionOf(unitIds[shot.unit], shot, 'RECRUITMENT'),
        facts: factsOf(unitIds[shot.unit], shot.number),
      },
    }),
  },
  {
    operation: 'personnel_record_change',
    act: 'write record',
    aim: 'record',
    spare,
    request: async (shot) => ({
      method: 'POST',
      path: `/personnel-records/${shot.id}/changes`,
      headers: await versionOf(shot, 'record', shot.id),
      body: { decision: decisionOf(unitIds[shot.unit], shot), acts: contact },
    }),
  },
  {
    operation: 'personnel_record_change',
    of: 'citing a decision',
    act: 'write record',
    aim: 'decision',
    spare: spareDecision,
    request: async (shot) => {
      const recordId = ownPerson(shot);
      const headers = await versionOf(shot, 'record', recordId);
      return { method: 'POST', path: `/personnel-records/${recordId}/changes`, headers, body: { decisionId: shot.id, acts: contact } };
    },
  },
  {
    operation: 'personnel_record_change',
    of: 'a slip of entry',
    act: 'write record',
    aim: 'record',
    spare,
    request: async (shot) => ({
      method: 'POST',
      path: `/personnel-records/${shot.id}/changes`,
      headers: await versionOf(shot, 'record', shot.id),
      body: { reason: 'Gõ nhầm chức danh', acts: [slip(shot)] },
    }),
  },
];

const decide = (shot: Shot, concerns: readonly string[]) => ({
  method: 'POST',
  path: '/decisions',
  body: { ...decisionOf(unitIds[shot.unit], shot), concerns: concerns.map((recordId) => ({ recordId, kinds: ['rank'] })) },
});

/** Decisions, and the duties that they open. */
export const decisionOperations: readonly Arrangement[] = [
  { operation: 'personnel_decision_enter', act: 'enter decision', aim: 'record', spare, request: (shot) => decide(shot, [shot.id]) },
  {
    operation: 'personnel_decision_enter',
    of: 'one of several',
    act: 'enter decision',
    aim: 'record',
    spare,
    request: (shot) => decide(shot, [ownPerson(shot), shot.id]),
  },
  {
    operation: 'personnel_decision_find',
    act: 'read case',
    aim: 'nothing',
    request: () => ({ method: 'GET', path: '/decisions?limit=200' }),
  },
  {
    operation: 'personnel_decision_find',
    of: 'one record',
    act: 'read case',
    aim: 'record',
    request: ({ id }) => ({ method: 'GET', path: `/decisions?recordId=${id}` }),
  },
  {
    operation: 'personnel_decision_get',
    act: 'read case',
    aim: 'decision',
    request: ({ id }) => ({ method: 'GET', path: `/decisions/${id}` }),
  },
  {
    operation: 'personnel_decision_get',
    of: 'several people',
    act: 'read case',
    aim: 'nothing',
    cutToScope: true,
    request: ({ person, unit }) => ({ method: 'GET', path: `/decisions/${sharedDecisionOf(person.account?.unit ?? unit)}` }),
  },
  {
    operation: 'personnel_obligation_find',
    act: 'read case',
    aim: 'nothing',
    request: () => ({ method: 'GET', path: '/obligations?limit=200' }),
  },
  ...(['unit', 'record'] as const).map((aim): Arrangement => ({
    operation: 'personnel_obligation_find',
    of: `one ${aim}`,
    act: 'read case',
    aim,
    ...(aim === 'unit' ? { cutToScope: true } : { emptyOutside: true }),
    request: ({ id }) => ({ method: 'GET', path: `/obligations?limit=200&${aim}Id=${id}` }),
  })),
];

const rule = (operation: string, path: string): Arrangement => ({
  operation: `personnel_regulation_${operation}`,
  act: 'public',
  aim: 'nothing',
  request: () => ({ method: 'GET', path }),
});

/** Rules of law, which are nobody's secret. */
export const ruleOperations: readonly Arrangement[] = [
  rule('get', '/regulation'),
  rule('due_date', '/regulation/due-date?event=record-change&startsOn=2024-06-03&regime=provincial'),
  rule('retirement', '/retirement-forecasts/rule?bornOn=1965-03-01&sex=MALE'),
];
