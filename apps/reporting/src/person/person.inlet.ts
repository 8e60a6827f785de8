import type { EntityManager } from 'typeorm';
import { RecordChanged, type OutboxEvent, type RecordChangedPayload } from '@noivu/contracts';
import { recountUnits } from '../figures/unit-figures';
import { forms } from '../report/forms';
import { isCounted } from '../report/report-form';
import { newestOf, takeTurn } from '../taken-events';
import { spansOf } from './spans.rule';

/** What a span is made of: each column, and where it stands in what is told. */
const columns: Readonly<Record<string, string>> = {
  record_id: 'p."recordId"',
  valid: 'daterange(p."validFrom", p."validTo")',
  custodian_unit_id: 'p."custodianUnitId"',
  custodian_ord: 'n.ord',
  managing_unit_id: 'p."managingUnitId"',
  using_unit_id: 'p."usingUnitId"',
  full_name: 'p."fullName"',
  name_sort: 'p."nameSort"',
  sex: 'p.sex',
  born_on: 'p."bornOn"',
  last_service_day: 'p."lastServiceDay"',
  category: 'p.category',
  level: 'p.level',
  status: 'p.status',
  rank_code: 'p."rankCode"',
  rank_column: 'p."rankColumn"',
  is_minority: 'p."isMinority"',
  is_religious: 'p."isReligious"',
  is_party_member: 'p."isPartyMember"',
  degree: 'p.degree',
  political_theory: 'p."politicalTheory"',
  state_management: 'p."stateManagement"',
  it: 'p.it',
  english: 'p.english',
  other_language: 'p."otherLanguage"',
  ethnic_language: 'p."ethnicLanguage"',
};
const names = Object.keys(columns);
const of = (row: string): string => names.map((name) => `${row}.${name}`).join(', ');

const TOLD = `WITH told (${names.join(', ')}) AS MATERIALIZED (
  SELECT ${Object.values(columns).join(', ')}
  FROM jsonb_to_recordset($1) AS p ("recordId" uuid, "validFrom" date, "validTo" date, "custodianUnitId" uuid, "managingUnitId" uuid,
    "usingUnitId" uuid, "fullName" text, "nameSort" text, sex text, "bornOn" date, "lastServiceDay" date, category text, level text, status text,
    "rankCode" text, "rankColumn" text, "isMinority" boolean, "isReligious" boolean, "isPartyMember" boolean, degree text,
    "politicalTheory" text, "stateManagement" text, it text, english text, "otherLanguage" text, "ethnicLanguage" text)
  LEFT JOIN unit_node n ON n.unit_id = p."custodianUnitId")`;
const isSame = `told.record_id = held.record_id AND (${of('told')}) IS NOT DISTINCT FROM (${of('held')})`;

// Most of a person's spans outlive a change: each that stays as it is spares its entries in five indexes.
const LET_GO = `DELETE FROM person_span held WHERE held.record_id = ANY($2) AND NOT EXISTS (SELECT FROM told WHERE ${isSame}) RETURNING held.*`;
const TAKE_IN = `INSERT INTO person_span (${names.join(', ')})
  SELECT ${of('told')} FROM told WHERE NOT EXISTS (SELECT FROM person_span held WHERE ${isSame} OFFSET 0) RETURNING *`;

// Of the spans that go or come, those that count on the day whose figures are kept: the units of these are counted anew.
const countedUnits = (spans: string): string =>
  Object.values(forms)
    .map(
      (form) =>
        `SELECT p.using_unit_id AS "unitId" FROM ${spans} p WHERE ${isCounted(form, `(SELECT on_day FROM counted_day WHERE form = '${form.code}')`)}`,
    )
    .join(' UNION ');
const moving = (statement: string): string => `${TOLD}, moved AS (${statement}) ${countedUnits('moved')}`;

const spansOfRecord = ({ recordId, custodianUnitId, timeline }: RecordChangedPayload) =>
  spansOf(timeline).map((span) => ({ recordId, custodianUnitId, ...span }));

/** Somebody who counts, by the unit that has the use of them. */
interface InUnit {
  readonly unitId: string;
}

/** Takes in what personnel announced: the spans of each person whose record changed replace those held before. */
export async function takePeople(tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  await takeTurn(tx);
  const records = await newestOf(tx, RecordChanged, events);
  if (records.length === 0) return;
  const told = JSON.stringify(records.flatMap(spansOfRecord));
  const left = await tx.query<InUnit[]>(moving(LET_GO), [told, records.map(({ recordId }) => recordId)]);
  const joined = await tx.query<InUnit[]>(moving(TAKE_IN), [told]);
  await recountUnits(tx, [...new Set([...left, ...joined].map(({ unitId }) => unitId))]);
}
