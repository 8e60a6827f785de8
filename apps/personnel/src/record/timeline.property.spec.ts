import * as fc from 'fast-check';
import { DomainError } from '@noivu/problem';
import { actOf, days, drawing, listAfter, toldOn, type Drawn, type Listed } from '../../test/plain-list';
import { holdsOn, type LiveRow } from './statement';
import { applyActs, type TimelineAct } from './timeline.rule';

type Stored = LiveRow & { readonly recorded: number; closed?: number };

/** The table of facts: rows are only added, and closed once. */
class Table {
  readonly rows: Stored[] = [];

  apply(acts: readonly TimelineAct[], at: number): void {
    const change = applyActs(this.live(), acts);
    for (const row of this.rows) if (change.close.includes(row.rowId)) row.closed = at;
    this.rows.push(...change.insert.map((row, place) => ({ ...row, rowId: `${at}.${place}`, recorded: at })));
  }

  live(): Stored[] {
    return this.rows.filter(({ closed }) => closed === undefined);
  }

  toldOn(day: string, known: number): object[] {
    const believed = this.rows.filter(({ recorded, closed }) => recorded <= known && (closed === undefined || known < closed));
    return believed.filter((row) => holdsOn(row, day));
  }
}

let count = 0;

/** Makes the changes one after the other; the table, and the plain list after each. */
function replay(changes: readonly Drawn[][]): { table: Table; lists: (readonly Listed[])[] } {
  const table = new Table();
  const lists: (readonly Listed[])[] = [[]];
  for (const [place, change] of changes.entries()) {
    const list = lists.at(-1) ?? [];
    const acts = change.flatMap((one) => actOf(one, list, { factId: `fact-${(count += 1)}`, value: { says: count } }) ?? []);
    const next = listAfter(list, acts);
    if (next === 'refused') expect(() => table.apply(acts, place + 1)).toThrow(DomainError);
    else table.apply(acts, place + 1);
    lists.push(next === 'refused' ? list : next);
  }
  return { table, lists };
}

const drawn = drawing(['post', 'rank', 'degree']);
const said = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify((row as { value: object }).value)).sort();

describe('a timeline kept in rows', () => {
  it('says of every day, as known after every change, what a plain list of statements says', () => {
    fc.assert(
      fc.property(fc.array(fc.array(drawn, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }), (changes) => {
        const { table, lists } = replay(changes);
        const rows = lists.map((_, known) => days.map((day) => said(table.toldOn(day, known))));
        expect(rows).toEqual(lists.map((list) => days.map((day) => said(toldOn(list, day)))));
      }),
      { numRuns: 700 },
    );
  });

  it('never holds two rows of one statement, nor two of a kind that holds one at a time on one day', () => {
    fc.assert(
      fc.property(fc.array(fc.array(drawn, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (changes) => {
        const live = replay(changes).table.live();
        const crowded = days.filter((day) =>
          ['post', 'rank'].some((kind) => live.filter((row) => row.kind === kind && holdsOn(row, day)).length > 1),
        );
        expect([new Set(live.map(({ factId }) => factId)).size, crowded]).toEqual([live.length, []]);
      }),
      { numRuns: 300 },
    );
  });
});
