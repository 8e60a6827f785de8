import { payGroups } from './pay-group.data';
import { ranks } from './rank.data';
import { bm01RankColumn, coefficientOf, fitsPayTable, payGroupsOf, rankOf } from './rank.rule';

describe('a rank and its pay', () => {
  it.each([
    ['01.003', 1, '2.34'],
    ['01.003', 9, '4.98'],
    ['01.002', 1, '4.40'],
    ['01.001', 1, '6.20'],
    ['01.001', 6, '8.00'],
    ['01.004', 1, '2.10'],
    ['01.009', 12, '2.98'],
    ['V.07.05.15', 9, '4.98'],
    ['V.07.05.14', 1, '4.00'],
    ['V.09.02.05', 1, '5.75'],
  ])('%s at step %i has the coefficient %s (204/2004/NĐ-CP)', (code, step, coefficient) => {
    expect(coefficientOf(code, step)).toBe(coefficient);
  });

  it.each([
    ['01.003', 10],
    ['01.003', 0],
    ['01.003', -1],
    ['01.003', 1.5],
    ['99.999', 1],
  ])('%s has no step %p', (code, step) => {
    expect(coefficientOf(code, step)).toBeUndefined();
  });

  it('is held 36 months a step in A0–A3, 24 in B, C and service ranks (08/2013/TT-BNV art. 2)', () => {
    expect(payGroupsOf('01.003')[0]?.monthsToHold).toBe(36);
    expect(payGroupsOf('01.005')[0]?.monthsToHold).toBe(24);
    expect(payGroupsOf('01.011')[0]?.monthsToHold).toBe(24);
  });

  it('cán sự was paid by group B until 2021-08-01 and by A0 since; who was not moved still fits group B', () => {
    expect(coefficientOf('01.004', 1, '2021-07-31')).toBe('1.86');
    expect(coefficientOf('01.004', 1, '2021-08-01')).toBe('2.10');
    expect(fitsPayTable({ rankCode: '01.004', step: 1, coefficient: '1.86' }, '2022-01-01')).toBe(true);
    expect(fitsPayTable({ rankCode: '01.004', step: 1, coefficient: '2.10' }, '2021-07-31')).toBe(false);
  });

  it('a nurse of grade IV is paid by B or, with a college degree, by A0', () => {
    expect(fitsPayTable({ rankCode: 'V.08.05.13', step: 1, coefficient: '1.86' })).toBe(true);
    expect(fitsPayTable({ rankCode: 'V.08.05.13', step: 1, coefficient: '2.1' })).toBe(true);
    expect(fitsPayTable({ rankCode: 'V.08.05.13', step: 1, coefficient: '2.34' })).toBe(false);
  });

  it.each([
    ['01.003', 4, '3.33', true],
    ['01.003', 4, '3.34', false],
    ['01.003', 3, '3', true],
    ['01.003', 12, '3.33', false],
    ['99.999', 1, '2.34', false],
    ['01.003', 4, 'ba phẩy ba ba', false],
  ])('%s, step %i, %s fits the pay table: %p', (rankCode, step, coefficient, fits) => {
    expect(fitsPayTable({ rankCode, step, coefficient })).toBe(fits);
  });
});

describe('the columns of BM01 by rank', () => {
  it.each([
    ['01.001', 'rankCVCC'],
    ['06.029', 'rankCVCC'],
    ['01.002', 'rankCVC'],
    ['06.030', 'rankCVC'],
    ['01.003', 'rankCV'],
    ['04.025', 'rankCV'],
    ['06.032', 'rankCS'],
    ['01.005', 'rankNV'],
    ['02.008', 'rankNV'],
    ['01.010', 'rankNV'],
  ])('%s stands in %s', (code, column) => {
    expect(bm01RankColumn(code, '2026-12-31')).toBe(column);
  });

  it('cán sự stands in its own column also before 2021', () => {
    expect(bm01RankColumn('01.004', '2020-12-31')).toBe('rankCS');
    expect(bm01RankColumn('01.004', '2026-12-31')).toBe('rankCS');
  });

  it('an unknown rank stands nowhere', () => {
    expect(bm01RankColumn('99.999', '2026-12-31')).toBeUndefined();
    expect(rankOf('99.999')).toBeUndefined();
  });

  it('has a column for every rank of the list', () => {
    expect(ranks.filter(({ code }) => bm01RankColumn(code, '2026-12-31') === undefined)).toEqual([]);
  });
});

describe('the lists of ranks and pay groups', () => {
  it('name each rank once, and pay it by a group that exists in its table', () => {
    expect(new Set(ranks.map(({ code }) => code)).size).toBe(ranks.length);
    for (const { code, groups } of ranks) expect(payGroupsOf(code)).toHaveLength(groups.length);
  });

  it.each(payGroups.map((group) => [group.group, group.tables, group] as const))(
    '%s of table %p rises by the same amount at each step',
    (_, __, { coefficients }) => {
      const rises = coefficients.slice(1).map((coefficient, place) => (coefficient - (coefficients[place] ?? 0)).toFixed(2));
      expect(new Set(rises).size).toBe(1);
    },
  );
});
