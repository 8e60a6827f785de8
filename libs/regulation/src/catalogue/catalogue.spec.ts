import { catalogueItem, catalogues, isEthnicMinority, isReligious } from './catalogue';

const today = '2026-11-22';

describe('the code lists of a record', () => {
  it.each([
    ['ethnic-group', '01', 'Kinh'],
    ['ethnic-group', '06', 'Mường'],
    ['ethnic-group', '54', 'Rơ-măm'],
    ['ethnic-group', '55', 'Người nước ngoài'],
    ['religion', '02', 'Công giáo'],
    ['religion', '99', 'Không'],
  ] as const)('%s %s is %s', (name, code, meaning) => {
    expect(catalogueItem(name, code, today)?.name).toBe(meaning);
  });

  it.each([
    ['ethnic-group', '00'],
    ['ethnic-group', '56'],
    ['ethnic-group', '1'],
    ['religion', '14'],
    ['religion', ''],
  ] as const)('%s has no %p', (name, code) => {
    expect(catalogueItem(name, code, today)).toBeUndefined();
  });

  it('hold 54 ethnic groups and foreigners, each code once', () => {
    expect(catalogues['ethnic-group'].map(({ code }) => code)).toEqual(
      Array.from({ length: 55 }, (_, place) => String(place + 1).padStart(2, '0')),
    );
    expect(new Set(catalogues.religion.map(({ code }) => code)).size).toBe(catalogues.religion.length);
  });

  it('may be replaced by others whose entries hold between two days', () => {
    const lists = { ...catalogues, religion: [{ code: '14', name: 'Tôn giáo mới', from: '2026-01-01', to: '2027-01-01' }] };
    const on = (day: string) => catalogueItem('religion', '14', day, lists)?.name;
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      undefined,
      'Tôn giáo mới',
      'Tôn giáo mới',
      undefined,
    ]);
  });
});

it('every ethnic group but Kinh is a minority, and foreigners are not counted (BM01 column 5)', () => {
  expect(catalogues['ethnic-group'].filter(({ code }) => isEthnicMinority(code))).toHaveLength(53);
  expect([isEthnicMinority('01'), isEthnicMinority('55')]).toEqual([false, false]);
});

it('whoever has a code other than 99 has a religion (BM01 column 6)', () => {
  expect([isReligious('99'), isReligious('05')]).toEqual([false, true]);
});
