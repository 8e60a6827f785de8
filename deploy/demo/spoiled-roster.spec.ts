import { rosterRows } from './roster';
import { spoiled } from './spoiled-roster';

describe('a spoiled roster', () => {
  const rows = [...rosterRows({ seed: 'spec', province: 'hoa-binh', count: 12, asOf: '2026-11-21' })];

  it('differs from the good one in three rows and no more', () => {
    const differing = spoiled(rows).flatMap((row, place) => (JSON.stringify(row) === JSON.stringify(rows[place]) ? [] : [place]));
    expect(differing).toEqual([0, 1, rows.length - 1]);
  });

  it('is not made of two rows', () => expect(() => spoiled(rows.slice(0, 2))).toThrow('Three rows'));
});
