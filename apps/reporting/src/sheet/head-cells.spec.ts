import { bm01 } from '../report/bm01.form';
import { headCells, headDepth } from './head-cells';

const column = (groups: string[], head: string) => ({ number: 1, key: head, head, groups });

describe('the merged heads of a form', () => {
  it('put a group once over its columns, and a head without group over all rows', () => {
    expect(headCells({ columns: [column([], 'a'), column(['G'], 'b'), column(['G'], 'c')] }, 2)).toEqual([
      { text: 'a', row: 0, column: 2, rows: 2, columns: 1 },
      { text: 'G', row: 0, column: 3, rows: 1, columns: 2 },
      { text: 'b', row: 1, column: 3, rows: 1, columns: 1 },
      { text: 'c', row: 1, column: 4, rows: 1, columns: 1 },
    ]);
  });

  it('do not join groups of the same name under different heads, nor a head with a group of its name', () => {
    const texts = headCells({ columns: [column(['A', 'x'], 'p'), column(['B', 'x'], 'q'), column(['B'], 'x')] }, 0).map(
      ({ text, columns }) => `${text}${columns}`,
    );
    expect(texts).toEqual(['A1', 'x1', 'p1', 'B2', 'x1', 'q1', 'x1']);
  });

  it('of BM01 take four rows and cover every cell of them once', () => {
    expect(headDepth(bm01)).toBe(4);
    const covered = headCells(bm01, 0).flatMap(({ row, column: first, rows, columns }) =>
      Array.from({ length: rows * columns }, (_, place) => `${row + Math.floor(place / columns)},${first + (place % columns)}`),
    );
    expect(covered).toHaveLength(4 * 38);
    expect(new Set(covered).size).toBe(4 * 38);
  });
});
