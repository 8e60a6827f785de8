import type { EntityManager } from 'typeorm';
import type { Reckon } from './duty.rule';
import { projectedDuties, reckonAgain, type StandingRow } from './obligation-rows';

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Reckons again, with trail, every due date within the scope that rests on a projected calendar, open or done; `at` is the moment of it.
 * Gives how many due dates have moved.
 */
export async function recountDueDates(tx: EntityManager, reckon: Reckon, at: string): Promise<number> {
  let moved = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const rows = await projectedDuties(tx, after, BATCH);
    for (const row of rows) moved += Number(await recounted(tx, row, { reckon, at }));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return moved;
    after = last.obligationId;
  }
}

async function recounted(tx: EntityManager, row: StandingRow, { reckon, at }: { reckon: Reckon; at: string }): Promise<boolean> {
  const reckoning = reckon(row.inputs);
  if (!reckoning || (reckoning.dueOn === row.dueOn && reckoning.projected === row.projected)) return false;
  await reckonAgain(tx, row, { inputs: row.inputs, reckoning, why: 'calendar', at });
  return reckoning.dueOn !== row.dueOn;
}
