import type { EntityManager } from 'typeorm';
import { dayInProvince, systemClock } from '@noivu/calendar';
import { announcedTimeline } from '../../../../apps/personnel/src/record/announcement';
import { liveRowsOf } from '../../../../apps/personnel/src/record/record-store';
import { lineOf } from '../../../../apps/personnel/src/search/record-line.rule';
import type { LiveRow } from '../../../../apps/personnel/src/record/statement';
import { spansOf } from '../../../../apps/reporting/src/person/spans.rule';
import { checkFigures } from './figures';
import { canonical, findingsOf, rows, type Finding, type Session } from './finding';

const followers = ['identity', 'personnel', 'training', 'emulation', 'reporting'] as const;

const sameTree = (follower: string): string => `
  SELECT '${follower} places unit ' || coalesce(held.unit_id, kept.unit_id) || ' elsewhere' AS what
  FROM ${follower}.unit_node held FULL JOIN organization.unit_node kept USING (unit_id)
  WHERE (held.ord, held.last_ord, held.version) IS DISTINCT FROM (kept.ord, kept.last_ord, kept.version)`;

const samePeople = (follower: string): string => `
  SELECT '${follower} knows record ' || coalesce(held.record_id, kept.id) || ' otherwise' AS what
  FROM ${follower}.person held FULL JOIN personnel.record kept ON kept.id = held.record_id LEFT JOIN personnel.record_line line ON line.record_id = kept.id
  WHERE (held.version, held.custodian_unit_id, held.custodian_ord, held.full_name)
    IS DISTINCT FROM (kept.version, kept.custodian_unit_id, kept.custodian_ord, line.full_name)`;

const sameResults = (producer: string, table: string, id: string, kind: string, key: string): string => `
  SELECT '${kind} ' || coalesce(taken.id, made.id) || ' stands ' || count(taken.id) || ' times in the record' AS what
  FROM (SELECT value->>'${key}' AS id, record_id FROM personnel.fact WHERE kind = '${kind}' AND upper_inf(recorded)) taken
  FULL JOIN (SELECT ${id}::text AS id, record_id FROM ${producer}.${table}) made USING (id, record_id)
  GROUP BY taken.id, made.id HAVING count(taken.id) <> 1 OR made.id IS NULL`;

const takenVersions = `
  SELECT 'reporting has taken in version ' || t.version || ' of record ' || r.id || ', which stands at ' || r.version AS what
  FROM personnel.record r LEFT JOIN reporting.taken_version t ON t.key = r.id::text AND t.subject = 'personnel.record.changed'
  WHERE t.version IS DISTINCT FROM r.version`;

const linePlaces = `
  SELECT 'the search line of record ' || line.record_id || ' stands in another department or province than its unit' AS what
  FROM personnel.record_line line JOIN organization.unit_node u ON u.unit_id = line.custodian_unit_id
  WHERE line.department_ord IS DISTINCT FROM (SELECT min(d.ord) FROM organization.unit_node d WHERE d.tier = 'DEPARTMENT' AND u.ord BETWEEN d.ord AND d.last_ord)
    OR line.province_ord IS DISTINCT FROM (SELECT min(p.ord) FROM organization.unit_node p WHERE p.tier = 'PROVINCE' AND u.ord BETWEEN p.ord AND p.last_ord)`;

/** Every projection equals a recount from what it is made of. */
export async function checkProjections(session: Session): Promise<Finding[]> {
  const statements = [
    ...followers.map(sameTree),
    samePeople('training'),
    samePeople('emulation'),
    sameResults('training', 'enrolment', 'enrolment_id', 'course', 'enrolmentId'),
    sameResults('emulation', 'award_decision', 'award_decision_id', 'award', 'awardDecisionId'),
    takenVersions,
    linePlaces,
  ];
  const found: Finding[] = [];
  for (const statement of statements) found.push(...(await findingsOf(session, 'projections', statement)));
  return [...found, ...(await checkFigures(session)), ...(await checkFacts(session))];
}

const LINES = `SELECT record_id AS "recordId", version, custodian_unit_id AS "custodian", unit_ord AS ord, full_name AS "fullName", name_key AS "nameKey", name_sort AS "nameSort", sex,
  born_on::text AS "bornOn", born_year AS "bornYear", category, rank_code AS "rankCode", degree, party, status, title, refresh_on::text AS "refreshOn" FROM personnel.record_line`;
const SPANS = `SELECT record_id AS "recordId", custodian_unit_id AS "custodian", custodian_ord AS ord, lower(valid)::text AS "validFrom", upper(valid)::text AS "validTo",
  managing_unit_id AS "managingUnitId", using_unit_id AS "usingUnitId", full_name AS "fullName", name_sort AS "nameSort", sex, born_on::text AS "bornOn",
  last_service_day::text AS "lastServiceDay", category, level, status, rank_code AS "rankCode", rank_column AS "rankColumn", is_minority AS "isMinority",
  is_religious AS "isReligious", is_party_member AS "isPartyMember", degree, political_theory AS "politicalTheory", state_management AS "stateManagement",
  it, english, other_language AS "otherLanguage", ethnic_language AS "ethnicLanguage" FROM reporting.person_span ORDER BY lower(valid)`;

const withoutNothing = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
const print = (things: readonly object[]): string => canonical(things.map(withoutNothing));

/** Search lines and spans of the reports, worked out anew from the facts of each record. */
async function checkFacts(session: Session): Promise<Finding[]> {
  const records = await rows<{ recordId: string; version: number; custodian: string; ord: number }>(
    session,
    'SELECT id AS "recordId", version, custodian_unit_id AS custodian, custodian_ord AS ord FROM personnel.record',
  );
  const live = await liveFacts(
    session,
    records.map(({ recordId }) => recordId),
  );
  const lines = grouped(await rows<{ recordId: string }>(session, LINES));
  const spans = grouped(await rows<{ recordId: string }>(session, SPANS));
  const today = dayInProvince(systemClock.now());
  return records.flatMap(({ recordId, version, custodian, ord }): Finding[] => {
    const facts = live.get(recordId) ?? [];
    // A record of whom nothing is known can have no line.
    const line = facts.length === 0 ? [] : [{ recordId, version, custodian, ord, ...lineOf(facts, today) }];
    const counted = spansOf(announcedTimeline(facts)).map((span) => ({ recordId, custodian, ord, ...span }));
    return [
      ...(facts.length > 0 && print(line) === print(lines.get(recordId) ?? [])
        ? []
        : [`the search line of record ${recordId} is not that of its facts`]),
      ...(print(counted) === print(spans.get(recordId) ?? []) ? [] : [`reporting counts record ${recordId} otherwise than its facts`]),
    ].map((what) => ({ promise: 'projections', what }));
  });
}

async function liveFacts(session: Session, recordIds: readonly string[]): Promise<Map<string, LiveRow[]>> {
  await session.query('SET search_path = personnel, ext');
  const query = async (text: string, values: unknown[]) => (await session.query(text, values)).rows;
  return liveRowsOf({ query } as unknown as EntityManager, recordIds);
}

function grouped<Row extends { recordId: string }>(all: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of all) groups.set(row.recordId, [...(groups.get(row.recordId) ?? []), row]);
  return groups;
}
