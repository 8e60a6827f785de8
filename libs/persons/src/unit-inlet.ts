import type { EntityManager } from 'typeorm';
import { UnitChanged, type OutboxEvent, type UnitChangedPayload } from '@noivu/contracts';
import { takeTurn } from './turn';

// The place of a unit is that of the present tree; its words are those of the last span it is known to have.
const NODES = `INSERT INTO unit_node AS held (unit_id, parent_id, code, name, tier, kind, ord, last_ord, valid, version)
  SELECT u."unitId", s."parentId", s.code, s.name, s.tier, s.kind, u.ord, u."lastOrd", daterange(s."validFrom", s."validTo"), u.version
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, ord int, "lastOrd" int, version int, timeline jsonb),
    jsonb_to_record(u.timeline -> -1) AS s ("parentId" uuid, code text, name text, tier text, kind text, "validFrom" date, "validTo" date)
  ON CONFLICT (unit_id) DO UPDATE SET parent_id = EXCLUDED.parent_id, code = EXCLUDED.code, name = EXCLUDED.name, tier = EXCLUDED.tier,
    kind = EXCLUDED.kind, ord = EXCLUDED.ord, last_ord = EXCLUDED.last_ord, valid = EXCLUDED.valid, version = EXCLUDED.version
  WHERE held.version < EXCLUDED.version`;

const KEPT_PEOPLE = `UPDATE person p SET custodian_ord = n.ord FROM unit_node n
  WHERE n.unit_id = ANY($1) AND p.custodian_unit_id = n.unit_id AND p.custodian_ord IS DISTINCT FROM n.ord`;

/** Takes in what organization announced: the place of each unit in the present tree. A higher version replaces a lower one. */
export async function takeUnits(tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  await takeTurn(tx);
  const newest = new Map<string, UnitChangedPayload>();
  for (const { subject, payload } of events) {
    const unit = payload as UnitChangedPayload;
    if (subject === UnitChanged.subject && unit.version > (newest.get(unit.unitId)?.version ?? 0)) newest.set(unit.unitId, unit);
  }
  await tx.query(NODES, [JSON.stringify([...newest.values()])]);
  await tx.query(KEPT_PEOPLE, [[...newest.keys()]]);
}
