import type { FactKind } from '@noivu/contracts';
import type { TimelineRow } from '../record/statement';
import { lineOf } from './record-line.rule';

const row = (kind: FactKind, value: object, validFrom = '2020-01-01', validTo: string | null = null): TimelineRow => ({
  factId: `${kind}-${validFrom}`,
  kind,
  validFrom,
  validTo,
  declaredTo: validTo,
  value,
  decisionId: null,
  act: 'add',
});
const identity = row('identity', { fullName: 'Đặng Thị Ưỡn', sex: 'FEMALE', bornOn: '1980-05', citizenNumber: '001180000001' });
const specialist = row('post', { title: 'Chuyên viên' }, '2020-01-01', '2026-03-01');
const deputy = row('post', { title: 'Phó trưởng phòng' }, '2026-03-01');

describe('the line of a record', () => {
  it('holds what is true on the day', () => {
    const rows = [
      identity,
      specialist,
      deputy,
      row('staff-category', { category: 'CIVIL_SERVANT' }),
      row('rank', { rankCode: '01.003' }),
      row('status', { status: 'WORKING' }),
    ];
    expect(lineOf(rows, '2026-02-28')).toMatchObject({
      fullName: 'Đặng Thị Ưỡn',
      nameKey: 'dang thi uon',
      bornOn: '1980-05',
      bornYear: 1980,
      title: 'Chuyên viên',
      category: 'CIVIL_SERVANT',
      rankCode: '01.003',
      status: 'WORKING',
      party: false,
    });
    expect(lineOf(rows, '2026-03-01').title).toBe('Phó trưởng phòng');
  });

  it('is to be refreshed on the next day on which something begins or ends', () => {
    expect(lineOf([identity, specialist, deputy], '2026-02-28').refreshOn).toBe('2026-03-01');
    expect(lineOf([identity, specialist, deputy], '2026-03-01').refreshOn).toBeNull();
    expect(lineOf([identity, row('family', {}, '2027-01-01')], '2026-03-01').refreshOn).toBeNull();
  });

  it('names the highest degree, and the Party only while membership lasts', () => {
    const rows = [
      identity,
      row('degree', { level: 'BACHELOR' }),
      row('degree', { level: 'MASTER' }, '2025-01-01'),
      row('party', {}, '2021-01-01', '2025-01-01'),
    ];
    expect(lineOf(rows, '2024-06-01')).toMatchObject({ degree: 'BACHELOR', party: true, refreshOn: '2025-01-01' });
    expect(lineOf(rows, '2026-01-01')).toMatchObject({ degree: 'MASTER', party: false });
  });

  it('knows the name of who is yet to begin, and nothing else', () => {
    expect(lineOf([identity, deputy], '2019-12-31')).toMatchObject({
      fullName: 'Đặng Thị Ưỡn',
      title: null,
      status: null,
      refreshOn: '2020-01-01',
    });
  });

  it('cannot be made without an identity', () => {
    expect(() => lineOf([deputy], '2026-01-01')).toThrow(RangeError);
  });
});
