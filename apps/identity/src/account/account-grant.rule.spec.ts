import { accountKinds, type AccountKind } from '@noivu/contracts';
import { profileOf } from '@noivu/regulation';
import { permissionsOf, reaches } from '../permission/rights.rule';
import { assertMayIssue, assertMayManage, type Granter } from './account-grant.rule';

const dongThap = profileOf('dong-thap');
const homeAffairs: Granter = { accountId: 'snv', unitId: 'snv-unit', kinds: ['SYSTEM_ADMINISTRATOR'] };
const both: Granter = { accountId: 'ua', unitId: 'syt', kinds: ['UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'], ownRecordId: 'own' };
const administrator: Granter = { ...both, kinds: ['UNIT_ADMINISTRATOR'] };

const refusal = (work: () => void): unknown => {
  try {
    work();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const issue = (granter: Granter, kinds: AccountKind[], rest: { unitId?: string; ownRecordId?: string } = {}) =>
  refusal(() => assertMayIssue(granter, { unitId: 'syt', ...rest, kinds }, dongThap));

describe('who may issue an account', () => {
  it('Sở Nội vụ: every kind (art. 5.4)', () => {
    expect(accountKinds.map((kind) => issue(homeAffairs, [kind]))).toEqual(accountKinds.map(() => 'allowed'));
  });

  it('the administrator of a body who keeps its records: officers and readers of their own record (appendix 3)', () => {
    expect(accountKinds.filter((kind) => issue(both, [kind]) === 'allowed')).toEqual(['RECORDS_OFFICER', 'OWN_RECORD_READER']);
    expect(issue(both, ['RECORDS_OFFICER', 'OWN_RECORD_READER'])).toBe('allowed');
    expect(issue(both, ['RECORDS_OFFICER', 'SYSTEM_ADMINISTRATOR'])).toBe('grant-beyond-rights');
  });

  it('an administrator who keeps no records: no officer, for that would be more than is held', () => {
    expect(accountKinds.filter((kind) => issue(administrator, [kind]) === 'allowed')).toEqual(['OWN_RECORD_READER']);
  });

  it('leaves accounts of units below to Sở Nội vụ, except for readers of their own record (art. 5.3)', () => {
    expect(issue(both, ['RECORDS_OFFICER'], { unitId: 'ttyt' })).toBe('reserved-to-home-affairs');
    expect(issue(both, ['OWN_RECORD_READER'], { unitId: 'ttyt' })).toBe('allowed');
    expect(issue(homeAffairs, ['RECORDS_OFFICER'], { unitId: 'ttyt' })).toBe('allowed');
  });

  it.each([
    ['dong-thap', 'Điều 5.3, Quyết định 539/QĐ-UBND-HC'],
    ['hoa-binh', 'Điều 6.2, Quyết định 20/QĐ-UBND'],
    ['tuyen-quang', 'Điều 6.2, Quyết định 16/2020/QĐ-UBND'],
    ['dong-nai', 'Điều 9.2.b, Quyết định 2111/QĐ-UBND'],
  ] as const)('cites the article of %s', (province, article) => {
    const wanted = { unitId: 'ttyt', kinds: ['RECORDS_OFFICER'] as const };
    expect(() => assertMayIssue(both, wanted, profileOf(province))).toThrow(expect.objectContaining({ facts: { article } }));
  });

  it('nobody: an account on their own record', () => {
    expect(issue(both, ['OWN_RECORD_READER'], { ownRecordId: 'own' })).toBe('own-account');
  });

  it('gives never more than is held, nor further than the giver reaches, whatever the kinds on both sides', () => {
    const sets = accountKinds.flatMap((one) => accountKinds.map((other) => [...new Set([one, other])]));
    for (const kinds of sets) {
      for (const wanted of sets) {
        if (issue({ ...both, kinds }, wanted) !== 'allowed') continue;
        expect(permissionsOf(kinds)).toEqual(expect.arrayContaining([...permissionsOf(wanted)]));
        expect(reaches(kinds, 'PROVINCE') || !reaches(wanted, 'PROVINCE')).toBe(true);
      }
    }
  });
});

describe('who may manage an account', () => {
  const manage = (granter: Granter, kinds: AccountKind[], step: 'lock' | 'reissue-password', accountId = 'other') =>
    refusal(() => assertMayManage(granter, { accountId, unitId: 'syt', kinds }, step, dongThap));

  it('not its holder', () => {
    expect(manage(homeAffairs, ['SYSTEM_ADMINISTRATOR'], 'lock', 'snv')).toBe('own-account');
  });

  it('an administrator of a body: ordinary accounts, no head, no administrator, nobody above', () => {
    expect(accountKinds.filter((kind) => manage(administrator, [kind], 'lock') === 'allowed')).toEqual([
      'RECORDS_OFFICER',
      'OWN_RECORD_READER',
    ]);
    expect(manage(administrator, ['RECORDS_OFFICER', 'UNIT_LEADER'], 'lock')).toBe('grant-beyond-rights');
  });

  it('Sở Nội vụ alone where the password of an officer is lost (art. 20.6)', () => {
    expect(manage(administrator, ['RECORDS_OFFICER'], 'reissue-password')).toBe('reserved-to-home-affairs');
    expect(manage(administrator, ['OWN_RECORD_READER'], 'reissue-password')).toBe('allowed');
    expect(manage(homeAffairs, ['RECORDS_OFFICER'], 'reissue-password')).toBe('allowed');
  });

  it('nobody who issues nothing', () => {
    expect(manage({ ...both, kinds: ['UNIT_LEADER', 'RECORDS_OFFICER'] }, ['OWN_RECORD_READER'], 'lock')).toBe('grant-beyond-rights');
  });
});
