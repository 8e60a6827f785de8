import type { EntityManager } from 'typeorm';
import { RecordChanged, type OutboxEvent, type RecordChangedPayload } from '@noivu/contracts';
import { newestOf, takeTurn } from '../taken-events';
import { spansOf } from './spans.rule';

const OLD_SPANS = 'DELETE FROM person_span WHERE record_id = ANY($1)';

const SPANS = `INSERT INTO person_span (record_id, valid, custodian_unit_id, custodian_ord, managing_unit_id, using_unit_id, full_name, name_sort, sex,
    born_on, last_service_day, category, level, status, rank_code, rank_column, is_minority, is_religious, is_party_member, degree,
    political_theory, state_management, it, english, other_language, ethnic_language)
  SELECT p."recordId", daterange(p."validFrom", p."validTo"), p."custodianUnitId", n.ord, p."managingUnitId", p."usingUnitId", p."fullName",
    p."nameSort", p.sex, p."bornOn", p."lastServiceDay", p.category, p.level, p.status, p."rankCode", p."rankColumn", p."isMinority",
    p."isReligious", p."isPartyMember", p.degree, p."politicalTheory", p."stateManagement", p.it, p.english, p."otherLanguage", p."ethnicLanguage"
  FROM jsonb_to_recordset($1) AS p ("recordId" uuid, "validFrom" date, "validTo" date, "custodianUnitId" uuid, "managingUnitId" uuid,
    "usingUnitId" uuid, "fullName" text, "nameSort" text, sex text, "bornOn" date, "lastServiceDay" date, category text, level text, status text,
    "rankCode" text, "rankColumn" text, "isMinority" boolean, "isReligious" boolean, "isPartyMember" boolean, degree text,
    "politicalTheory" text, "stateManagement" text, it text, english text, "otherLanguage" text, "ethnicLanguage" text)
  LEFT JOIN unit_node n ON n.unit_id = p."custodianUnitId"`;

const spansOfRecord = ({ recordId, custodianUnitId, timeline }: RecordChangedPayload) =>
  spansOf(timeline).map((span) => ({ recordId, custodianUnitId, ...span }));

/** Takes in what personnel announced: the spans of each person whose record changed replace those held before. */
export async function takePeople(tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  await takeTurn(tx);
  const records = await newestOf(tx, RecordChanged, events);
  if (records.length === 0) return;
  await tx.query(OLD_SPANS, [records.map(({ recordId }) => recordId)]);
  await tx.query(SPANS, [JSON.stringify(records.flatMap(spansOfRecord))]);
}
