import type { EntityManager } from 'typeorm';
import type { Day } from '@noivu/calendar';
import { forms } from '../report/forms';
import { noNumbers, numbersOf, populationOf, type Form } from '../report/report-form';

const dayOf = ({ code }: Form): string => `(SELECT d.on_day FROM counted_day d WHERE d.form = '${code}')`;

// What the own people of the units make more or less than before is added to each unit, and to every unit above it on that day.
const settle = (form: Form): string => `
  WITH RECURSIVE counted AS (
    SELECT p.using_unit_id AS unit_id, ${numbersOf(form, dayOf(form))} AS numbers
    FROM person_span p WHERE ${populationOf(form, '$1::uuid[]', dayOf(form))} GROUP BY p.using_unit_id
  ), moved AS MATERIALIZED (
    SELECT f.unit_id, f.own AS before, coalesce(c.numbers, ${noNumbers(form)}) AS after FROM unit_figures f LEFT JOIN counted c USING (unit_id)
    WHERE f.form = '${form.code}' AND f.unit_id = ANY ($1) AND f.own <> coalesce(c.numbers, ${noNumbers(form)})
  ), above (unit_id, at) AS (
    SELECT m.unit_id, m.unit_id FROM moved m
    UNION SELECT a.unit_id, s.parent_id FROM above a JOIN unit_span s ON s.unit_id = a.at AND s.valid @> ${dayOf(form)}
  ), gained AS (
    SELECT one.at, array_agg(one.number ORDER BY one.place) AS numbers FROM (
      SELECT a.at, each.place, sum(each.after - each.before)::integer AS number
      FROM above a JOIN moved m USING (unit_id), unnest(m.after, m.before) WITH ORDINALITY each (after, before, place) GROUP BY a.at, each.place
    ) one GROUP BY one.at
  )
  UPDATE unit_figures f SET own = coalesce((SELECT m.after FROM moved m WHERE m.unit_id = f.unit_id), f.own),
    whole = (SELECT array_agg(each.held + each.gained ORDER BY each.place) FROM unnest(f.whole, g.numbers) WITH ORDINALITY each (held, gained, place))
  FROM gained g WHERE f.form = '${form.code}' AND f.unit_id = g.at`;

const emptyRows = (form: Form): string => `INSERT INTO unit_figures (form, unit_id, own, whole)
  SELECT '${form.code}', s.unit_id, ${noNumbers(form)}, ${noNumbers(form)} FROM unit_span s WHERE s.valid @> ${dayOf(form)} RETURNING unit_id AS "unitId"`;

const every = Object.values(forms).map((form) => ({ code: form.code, settle: settle(form), emptyRows: emptyRows(form) }));

/** Counts the people of some units anew, as they stand in the transaction, and carries the difference up to the units above. */
export async function recountUnits(tx: EntityManager, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return;
  for (const { settle: text } of every) await tx.query(text, [unitIds]);
}

/** Counts every unit anew, by the tree of the day that is kept; none where no day is kept yet. */
export async function recountAll(tx: EntityManager): Promise<void> {
  await tx.query('DELETE FROM unit_figures');
  for (const form of every) {
    const units = await tx.query<{ unitId: string }[]>(form.emptyRows);
    if (units.length > 0) await tx.query(form.settle, [units.map(({ unitId }) => unitId)]);
  }
}

/** Keeps the figures of a day from now on. A later day that is kept already stays: another replica's clock is ahead, and any other day is counted when asked for. */
export async function keepDay(tx: EntityManager, day: Day): Promise<void> {
  const isNew = await tx.query<unknown[]>(
    `INSERT INTO counted_day (form, on_day) SELECT form, $2 FROM unnest($1::text[]) form
      ON CONFLICT (form) DO UPDATE SET on_day = excluded.on_day WHERE counted_day.on_day < excluded.on_day RETURNING form`,
    [every.map(({ code }) => code), day],
  );
  if (isNew.length > 0) await recountAll(tx);
}
