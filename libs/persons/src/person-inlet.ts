import type { EntityManager } from 'typeorm';
import { RecordChanged, type FactValue, type OutboxEvent, type RecordChangedPayload } from '@noivu/contracts';
import { takeTurn } from './turn';

/** The last name a person is known to have (họ tên). */
function nameOf({ timeline }: RecordChangedPayload): string {
  const identities = timeline.filter(({ kind }) => kind === 'identity').sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return (identities.at(-1)?.value as FactValue<'identity'> | undefined)?.fullName ?? '';
}

const PEOPLE = `INSERT INTO person AS held (record_id, version, custodian_unit_id, custodian_ord, full_name)
  SELECT p."recordId", p.version, p."custodianUnitId", n.ord, p."fullName"
  FROM jsonb_to_recordset($1) AS p ("recordId" uuid, version int, "custodianUnitId" uuid, "fullName" text)
  LEFT JOIN unit_node n ON n.unit_id = p."custodianUnitId"
  ON CONFLICT (record_id) DO UPDATE SET version = EXCLUDED.version, custodian_unit_id = EXCLUDED.custodian_unit_id,
    custodian_ord = EXCLUDED.custodian_ord, full_name = EXCLUDED.full_name
  WHERE held.version < EXCLUDED.version`;

/** Takes in what personnel announced: who is known, under which name, and who keeps the record. A higher version replaces a lower one. */
export async function takePeople(tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  await takeTurn(tx);
  const newest = new Map<string, RecordChangedPayload>();
  for (const { subject, payload } of events) {
    const record = payload as RecordChangedPayload;
    if (subject === RecordChanged.subject && record.version > (newest.get(record.recordId)?.version ?? 0))
      newest.set(record.recordId, record);
  }
  const people = [...newest.values()].map((record) => ({
    recordId: record.recordId,
    version: record.version,
    custodianUnitId: record.custodianUnitId,
    fullName: nameOf(record),
  }));
  await tx.query(PEOPLE, [JSON.stringify(people)]);
}
