import { rosterColumns } from './roster-column.data';
import { columnsUnder } from './roster-heading.rule';

const headings = rosterColumns.map(({ header }) => header);
const keys = (cells: readonly (string | null)[]) => columnsUnder(cells).map((column) => column?.key);
const wrong = (facts: object) =>
  expect.objectContaining({ code: 'roster-columns-wrong', facts: { unknown: [], doubled: [], missing: [], ...facts } });

describe('the headings of a roster', () => {
  it('are known in any order, with any case and spaces, and however their accents are written', () => {
    expect(keys([...headings].reverse())).toEqual(rosterColumns.map(({ key }) => key).reverse());
    expect(keys(['  HỌ VÀ   TÊN ', null, ...headings.slice(1)])).toEqual([
      'fullName',
      undefined,
      ...rosterColumns.slice(1).map(({ key }) => key),
    ]);
    expect(keys(headings.map((heading) => heading.normalize('NFD')))).toEqual(rosterColumns.map(({ key }) => key));
  });

  it('may lack what a person need not have', () => {
    expect(() => keys(rosterColumns.filter(({ required }) => required).map(({ header }) => header))).not.toThrow();
  });

  it('are refused with every heading named that is missing, unknown or doubled', () => {
    expect(() => keys(headings.slice(2))).toThrow(wrong({ missing: ['Họ và tên', 'Giới tính'] }));
    expect(() => keys([...headings, 'Chiều cao', 'Loại'])).toThrow(wrong({ unknown: ['Chiều cao'], doubled: ['Loại'] }));
    expect(() => keys([])).toThrow(expect.objectContaining({ code: 'roster-columns-wrong' }));
  });
});
