import type { EntityManager } from 'typeorm';
import { QuotaChanged, UnitChanged, type OutboxEvent, type QuotaChangedPayload, type UnitChangedPayload } from '@noivu/contracts';
import { recountAll } from '../figures/unit-figures';
import { newestOf, takeTurn } from '../taken-events';

const listed = (units: readonly (UnitChangedPayload | QuotaChangedPayload)[]): string => JSON.stringify(units);
const idsOf = (units: readonly { unitId: string }[]): string[] => units.map(({ unitId }) => unitId);

// The place of a unit is that of the present tree; its words are those of the last span it is known to have.
const NODES = `INSERT INTO unit_node (unit_id, parent_id, code, name, tier, kind, ord, last_ord, valid, version)
  SELECT u."unitId", s."parentId", s.code, s.name, s.tier, s.kind, u.ord, u."lastOrd", daterange(s."validFrom", s."validTo"), u.version
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, ord int, "lastOrd" int, version int, timeline jsonb),
    jsonb_to_record(u.timeline -> -1) AS s ("parentId" uuid, code text, name text, tier text, kind text, "validFrom" date, "validTo" date)
  ON CONFLICT (unit_id) DO UPDATE SET parent_id = EXCLUDED.parent_id, code = EXCLUDED.code, name = EXCLUDED.name, tier = EXCLUDED.tier,
    kind = EXCLUDED.kind, ord = EXCLUDED.ord, last_ord = EXCLUDED.last_ord, valid = EXCLUDED.valid, version = EXCLUDED.version`;

const OLD_SPANS = 'DELETE FROM unit_span WHERE unit_id = ANY($1)';
const SPANS = `INSERT INTO unit_span (unit_id, valid, parent_id, code, name, kind, tier)
  SELECT u."unitId", daterange(s."validFrom", s."validTo"), s."parentId", s.code, s.name, s.kind, s.tier
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, timeline jsonb), jsonb_to_recordset(u.timeline)
    AS s ("parentId" uuid, code text, name text, tier text, kind text, "validFrom" date, "validTo" date)`;

// One unit at a time: each statement stays short however many people a renumbered tree moves.
const KEPT_PEOPLE = 'UPDATE person_span SET custodian_ord = $2 WHERE custodian_unit_id = $1 AND custodian_ord IS DISTINCT FROM $2';

const OLD_QUOTAS = 'DELETE FROM quota WHERE unit_id = ANY($1)';
const QUOTAS = `INSERT INTO quota (unit_id, year, kind, number) SELECT u."unitId", q.year, q.kind, q.number
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, quotas jsonb), jsonb_to_recordset(u.quotas) AS q (year smallint, kind text, number int)`;

/** Takes in what organization announced: the dated tree, the place of each unit in the present one, and quotas. */
export async function takeUnits(tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  await takeTurn(tx);
  const units = await newestOf(tx, UnitChanged, events);
  if (units.length > 0) await replaceUnits(tx, units);
  const quotas = await newestOf(tx, QuotaChanged, events);
  if (quotas.length > 0) await replaceQuotas(tx, quotas);
}

async function replaceUnits(tx: EntityManager, units: readonly UnitChangedPayload[]): Promise<void> {
  await tx.query(NODES, [listed(units)]);
  await tx.query(OLD_SPANS, [idsOf(units)]);
  await tx.query(SPANS, [listed(units)]);
  for (const { unitId, ord } of units) await tx.query(KEPT_PEOPLE, [unitId, ord]);
  await recountAll(tx);
}

async function replaceQuotas(tx: EntityManager, quotas: readonly QuotaChangedPayload[]): Promise<void> {
  await tx.query(OLD_QUOTAS, [idsOf(quotas)]);
  await tx.query(QUOTAS, [listed(quotas)]);
}
