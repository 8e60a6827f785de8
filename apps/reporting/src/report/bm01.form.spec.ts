import { bm01 } from './bm01.form';
import { groupOf } from './report-form';

const column = (number: number) => bm01.columns.find((one) => one.number === number);
const rule = (number: number) => column(number)?.counts?.('DAY');

describe('the form BM01/BNV', () => {
  it('has 38 columns, numbered in order, each under a key of its own', () => {
    expect(bm01.columns.map(({ number }) => number)).toEqual(Array.from({ length: 38 }, (_, place) => place + 1));
    expect(new Set(bm01.columns.map(({ key }) => key)).size).toBe(38);
  });

  it('counts people in every column but the quota', () => {
    expect(bm01.columns.filter(({ counts }) => !counts).map(({ key }) => key)).toEqual(['quotaAssigned']);
  });

  it('prints the heads and groups of the form', () => {
    expect(column(1)).toMatchObject({ head: 'Tổng số biên chế được giao', groups: [] });
    expect(column(24)).toMatchObject({ key: 'langEnDH', head: 'Đại học trở lên' });
    expect([column(3), column(17), column(24), column(28), column(38)].map((one) => one && groupOf(one))).toEqual([
      'Trong đó',
      'Trình độ đào tạo > Chuyên môn',
      'Trình độ đào tạo > Ngoại ngữ > Tiếng Anh',
      'Trình độ đào tạo',
      'Chia theo độ tuổi > Từ 51 đến 60',
    ]);
  });

  it('counts civil servants of district level and up who still serve', () => {
    expect(bm01.population).toBe(
      `p.category = 'CIVIL_SERVANT' AND p.level = 'DISTRICT_AND_ABOVE' AND p.status IN ('WORKING', 'SECONDED', 'ON_LEAVE')`,
    );
  });

  it('keeps the contradiction of the form: columns 36 and 37 together leave out part of column 35', () => {
    expect(rule(35)).toBe(`p.born_on <= (DAY - interval '51 years')::date AND NOT p.born_on <= (DAY - interval '61 years')::date`);
    expect(rule(36)).toBe(
      `p.sex = 'FEMALE' AND p.born_on <= (DAY - interval '51 years')::date AND NOT p.born_on <= (DAY - interval '56 years')::date`,
    );
    expect(rule(37)).toBe(
      `p.sex = 'MALE' AND p.born_on <= (DAY - interval '56 years')::date AND NOT p.born_on <= (DAY - interval '61 years')::date`,
    );
  });

  it('counts who is over the retirement age by the dated rule, not at 55 and 60', () => {
    expect(rule(38)).toBe('DAY > p.last_service_day');
  });
});
