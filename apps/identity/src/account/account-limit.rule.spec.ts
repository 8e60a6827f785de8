import { profileOf } from '@noivu/regulation';
import { ceilingsFor } from './account-limit.rule';

const wanted = { unitId: 'syt', ownRecordId: 'person' };

describe('the ceilings of accounts', () => {
  it('of Đồng Tháp: one highest account in the province (appendix 5), one administrator a body (3), one account a leader or person (1, 2, 4)', () => {
    const dongThap = profileOf('dong-thap');
    const one = (kind: string, place: object, row: string) => ({
      kind,
      max: 1,
      unitId: null,
      ownRecordId: null,
      ...place,
      article: `Phụ lục, ${row}`,
    });
    expect(ceilingsFor({ ...wanted, kinds: ['SYSTEM_ADMINISTRATOR'] }, dongThap)).toEqual([one('SYSTEM_ADMINISTRATOR', {}, '5')]);
    expect(ceilingsFor({ ...wanted, kinds: ['UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'] }, dongThap)).toEqual([
      one('UNIT_ADMINISTRATOR', { unitId: 'syt' }, '3'),
    ]);
    expect(ceilingsFor({ ...wanted, kinds: ['OWN_RECORD_READER'] }, dongThap)).toEqual([
      one('OWN_RECORD_READER', { ownRecordId: 'person' }, '4'),
    ]);
    expect(ceilingsFor({ ...wanted, kinds: ['UNIT_LEADER'] }, dongThap)).toEqual([one('UNIT_LEADER', { ownRecordId: 'person' }, '2')]);
    expect(ceilingsFor({ ...wanted, ownRecordId: null, kinds: ['UNIT_LEADER'] }, dongThap)).toEqual([]);
  });

  it('of Tuyên Quang: one user account a body (6.2)', () => {
    const [only, ...others] = ceilingsFor({ ...wanted, kinds: ['RECORDS_OFFICER'] }, profileOf('tuyen-quang'));
    expect(only).toEqual({ kind: 'RECORDS_OFFICER', max: 1, unitId: 'syt', ownRecordId: null, article: '6.2' });
    expect(others).toEqual([]);
  });

  it.each(['dong-nai', 'hoa-binh'] as const)('of %s: none', (province) => {
    expect(
      ceilingsFor({ ...wanted, kinds: ['SYSTEM_ADMINISTRATOR', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'] }, profileOf(province)),
    ).toEqual([]);
  });
});
