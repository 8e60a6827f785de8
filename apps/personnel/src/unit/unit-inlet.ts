import type { EntityManager } from 'typeorm';
import { dayInProvince, type Clock } from '@noivu/calendar';
import { UnitChanged, type OutboxEvent, type UnitChangedPayload } from '@noivu/contracts';
import type { Subscription } from '@noivu/service';
import { changeTree } from './hold-tree';
import { placesOf } from './unit-place.rule';

const UNITS = `INSERT INTO unit_node (unit_id, parent_id, code, name, tier, kind, ord, last_ord, valid, version)
  SELECT u."unitId", u."parentId", u.code, u.name, u.tier, u.kind, u.ord, u."lastOrd", daterange(u."validFrom", u."validTo"), u.version
  FROM jsonb_to_recordset($1) AS u ("unitId" uuid, "parentId" uuid, code text, name text, tier text, kind text, ord int, "lastOrd" int, "validFrom" date,
    "validTo" date, version int)
  ON CONFLICT (unit_id) DO UPDATE SET (parent_id, code, name, tier, kind, ord, last_ord, valid, version) =
    (excluded.parent_id, excluded.code, excluded.name, excluded.tier, excluded.kind, excluded.ord, excluded.last_ord, excluded.valid, excluded.version)
  WHERE unit_node.version < excluded.version`;

/** What follows a unit to its new place: the ord that stands beside the unit in each table. */
const followers = [
  { table: 'record', unit: 'custodian_unit_id', ord: 'custodian_ord' },
  { table: 'record_line', unit: 'custodian_unit_id', ord: 'unit_ord' },
  { table: 'decision', unit: 'entered_unit_id', ord: 'entered_ord' },
  { table: 'transfer', unit: 'from_unit_id', ord: 'from_ord' },
  { table: 'transfer', unit: 'to_unit_id', ord: 'to_ord' },
  { table: 'obligation', unit: 'owner_unit_id', ord: 'owner_ord' },
  { table: 'file', unit: 'unit_id', ord: 'unit_ord' },
  { table: 'roster_import', unit: 'unit_id', ord: 'unit_ord' },
  { table: 'job', unit: 'unit_id', ord: 'unit_ord' },
];
const follow = ({ table, unit, ord }: (typeof followers)[number]): string =>
  `UPDATE ${table} SET ${ord} = u.ord FROM unit_node u WHERE u.unit_id = ANY($1) AND ${table}.${unit} = u.unit_id AND ${table}.${ord} <> u.ord`;

/**
 * Keeps the tree of units from organization's events. Where a unit gets another place, everything that hangs on the place follows in the same
 * transaction: at no moment does a record stand in a place that is no longer its unit's.
 */
export const unitInlet = (clock: Clock): Subscription => ({
  producer: 'organization',
  apply: async (tx: EntityManager, events: readonly OutboxEvent[]): Promise<void> => {
    const payloads = events.filter(({ subject }) => subject === UnitChanged.subject).map(({ payload }) => payload as UnitChangedPayload);
    const places = placesOf(payloads, dayInProvince(clock.now()));
    if (places.length === 0) return;
    await changeTree(tx);
    await tx.query(UNITS, [JSON.stringify(places)]);
    for (const follower of followers) await tx.query(follow(follower), [places.map(({ unitId }) => unitId)]);
  },
});
