import type { EntityManager } from 'typeorm';
import { UnitChanged, type OutboxEvent, type UnitChangedPayload } from '@noivu/contracts';

/** Of the spans of a unit the one that holds today, or else the nearest. */
const UNITS = `INSERT INTO unit_node (unit_id, parent_id, code, name, tier, kind, ord, last_ord, valid, version)
  SELECT u."unitId", s."parentId", s.code, s.name, s.tier, s.kind, u.ord, u."lastOrd", daterange(s."validFrom", s."validTo"), u.version
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, version int, ord int, "lastOrd" int, timeline jsonb)
  CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS today (day)
  CROSS JOIN LATERAL (
    SELECT * FROM jsonb_to_recordset(u.timeline) AS t ("validFrom" date, "validTo" date, "parentId" uuid, code text, name text, kind text, tier text)
    ORDER BY t."validFrom" > day, abs(t."validFrom" - day) LIMIT 1) s
  ON CONFLICT (unit_id) DO UPDATE SET parent_id = excluded.parent_id, code = excluded.code, name = excluded.name, tier = excluded.tier, kind = excluded.kind,
    ord = excluded.ord, last_ord = excluded.last_ord, valid = excluded.valid, version = excluded.version
  WHERE unit_node.version < excluded.version`;

const FOLLOW = `UPDATE account SET unit_ord = n.ord FROM unit_node n WHERE n.unit_id = account.unit_id AND n.unit_id = ANY ($1) AND account.unit_ord <> n.ord`;

const isNewer = (unit: UnitChangedPayload, known: UnitChangedPayload | undefined): boolean => !known || known.version < unit.version;

/** Takes the tree of units in from organization's events; the accounts of a unit that was renumbered move with it. */
export async function applyUnits(tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  const units = new Map<string, UnitChangedPayload>();
  for (const { subject, payload } of events) {
    if (subject !== UnitChanged.subject) continue;
    const unit = payload as UnitChangedPayload;
    if (isNewer(unit, units.get(unit.unitId))) units.set(unit.unitId, unit);
  }
  if (units.size === 0) return;
  await tx.query(UNITS, [JSON.stringify([...units.values()])]);
  await tx.query(FOLLOW, [[...units.keys()]]);
}
