import { profileOf } from '@noivu/regulation';
import { assertKindsFitTier, wantedAccount } from './wanted-account.rule';

const request = {
  username: 'hanhntm.syt',
  displayName: 'Nguyễn Thị Mỹ Hạnh',
  unitId: 'A3E1F0C2-0000-4000-8000-00000000000B',
  kinds: ['RECORDS_OFFICER' as const],
  documentNumber: '12/SYT-TCCB',
};

describe('an account that is asked for', () => {
  it('has ids in lower case and each kind once', () => {
    expect(wantedAccount({ ...request, kinds: ['RECORDS_OFFICER', 'RECORDS_OFFICER'] })).toEqual({
      ...request,
      unitId: 'a3e1f0c2-0000-4000-8000-00000000000b',
      ownRecordId: null,
    });
  });

  it('has a kind', () => {
    expect(() => wantedAccount({ ...request, kinds: [] })).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  });

  it('names the record if it is to read the own record', () => {
    expect(() => wantedAccount({ ...request, kinds: ['OWN_RECORD_READER'] })).toThrow(
      expect.objectContaining({ facts: { errors: [{ pointer: '/ownRecordId', code: 'isDefined' }] } }),
    );
  });

  it('is a leader of the province only in the province itself (DT appendix 1)', () => {
    const dongThap = profileOf('dong-thap');
    expect(() => assertKindsFitTier(['PROVINCIAL_LEADER'], 'PROVINCE', dongThap)).not.toThrow();
    expect(() => assertKindsFitTier(['UNIT_LEADER'], 'DEPARTMENT', dongThap)).not.toThrow();
    expect(() => assertKindsFitTier(['PROVINCIAL_LEADER'], 'DEPARTMENT', dongThap)).toThrow(
      expect.objectContaining({
        code: 'kind-not-for-unit',
        facts: { kind: 'PROVINCIAL_LEADER', article: 'Phụ lục, 1, Quyết định 539/QĐ-UBND-HC' },
      }),
    );
  });
});
