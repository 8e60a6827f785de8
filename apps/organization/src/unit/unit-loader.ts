import type { DataSource } from 'typeorm';
import { QuotaChanged, searchKey, UnitChanged, type QuotaKind, type Tier, type UnitKind } from '@noivu/contracts';
import { announceAll, loadAsOwner } from '@noivu/persistence';
import { placesInTree, type TreePlace } from './tree-order.rule';

/** A unit as an operator loads it: in a list in which each stands after the one above it. */
export interface LoadedUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly tier: Tier;
  readonly gsoCode?: string | undefined;
  readonly validFrom: string;
  readonly quotas: readonly { readonly year: number; readonly kind: QuotaKind; readonly number: number }[];
}

const NODES = `INSERT INTO unit_node (unit_id, parent_id, code, name, tier, kind, ord, last_ord, valid, version)
  SELECT u."unitId", u."parentId", u.code, u.name, u.tier, u.kind, u.ord, u."lastOrd", daterange(u."validFrom", NULL), 1
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, "parentId" uuid, code text, name text, tier text, kind text, ord int, "lastOrd" int, "validFrom" date)`;
const SPANS = `INSERT INTO unit_span (unit_id, valid, parent_id, code, name, search_key, kind, tier, gso_code)
  SELECT u."unitId", daterange(u."validFrom", NULL), u."parentId", u.code, u.name, u."searchKey", u.kind, u.tier, u."gsoCode"
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, "parentId" uuid, code text, name text, "searchKey" text, kind text, tier text, "gsoCode" text, "validFrom" date)`;
const QUOTAS = `INSERT INTO staffing_quota (unit_id, unit_ord, year, kind, number)
  SELECT u."unitId", u.ord, q.year, q.kind, q.number
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, ord int, quotas jsonb), jsonb_to_recordset(u.quotas) AS q (year smallint, kind text, number int)`;

/**
 * Loads the units of a province into an empty schema, with their quotas, and announces them: the first thing an operator does.
 * Runs as the schema's owner, before anybody works. Loading twice is refused by the database.
 */
export function loadUnits(owner: DataSource, units: readonly LoadedUnit[]): Promise<void> {
  const places = placesInTree(units);
  return loadAsOwner(owner, async (tx) => {
    const rows = units.map((unit) => ({ ...unit, ...placeOf(places, unit.unitId), searchKey: searchKey(`${unit.name} ${unit.code}`) }));
    const listed = JSON.stringify(rows);
    await tx.query(NODES, [listed]);
    await tx.query(SPANS, [listed]);
    await tx.query(QUOTAS, [listed]);
    await announceAll(tx, UnitChanged, rows.map(unitOf));
    await announceAll(tx, QuotaChanged, rows.filter(({ quotas }) => quotas.length > 0).map(quotasOf));
  });
}

function placeOf(places: ReadonlyMap<string, TreePlace>, unitId: string): TreePlace {
  const place = places.get(unitId);
  if (!place) throw new RangeError(`The unit ${unitId} has no place in the tree.`);
  return place;
}

const unitOf = ({ unitId, parentId, code, name, kind, tier, validFrom, ord, lastOrd }: LoadedUnit & TreePlace) => {
  const span = { validFrom, code, name, kind, tier, ...(parentId !== null && { parentId }) };
  return { key: unitId, version: 1, payload: { unitId, version: 1, ord, lastOrd, timeline: [span] } };
};

const quotasOf = ({ unitId, quotas }: LoadedUnit) => ({ key: unitId, version: 1, payload: { unitId, version: 1, quotas: [...quotas] } });
