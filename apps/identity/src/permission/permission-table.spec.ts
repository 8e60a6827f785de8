import { accountKinds, permissions, type AccountKind, type Permission } from '@noivu/contracts';
import { provinceCodes } from '@noivu/regulation';
import { permissionTable } from './permission-table';
import { issuedBy, permissionsOf, scopesOf } from './rights.rule';

/** Worked by hand from the appendix of QĐ 539/QĐ-UBND-HC (Đồng Tháp) and art. 5: what each row may do, and what it may not. */
const viewing: Permission[] = ['personnel:record:read', 'personnel:decision:read', 'personnel:transfer:read', 'personnel:obligation:read'];
const lookingUp: Permission[] = ['personnel:record:search'];
/** Art. 3.5: khai thác is also kết xuất; whoever may look up may take out what they found. */
const exporting: Permission[] = ['personnel:record:export', 'personnel:job:read'];
const reports: Permission[] = ['reporting:report:read', 'reporting:person:read'];
const following: Permission[] = ['identity:account:read', 'organization:unit:read', 'organization:quota:read'];
const entering: Permission[] = [
  'personnel:record:create',
  'personnel:record:change',
  'personnel:decision:enter',
  'personnel:transfer:act',
  'personnel:import:manage',
];
const recording: Permission[] = ['training:enrolment:record', 'emulation:award:record'];

const expected: Record<AccountKind, Permission[]> = {
  // Row 1: quản lý, xem được hồ sơ, tra cứu dữ liệu và xem số liệu của tất cả mẫu báo cáo.
  PROVINCIAL_LEADER: [...viewing, ...lookingUp, ...exporting, ...reports, ...following],
  // Row 2: the same, of their own body.
  UNIT_LEADER: [...viewing, ...lookingUp, ...exporting, ...reports, ...following],
  // Row 3: quản trị đơn vị, cấp tài khoản người dùng bình thường.
  UNIT_ADMINISTRATOR: [
    'identity:account:read',
    'identity:account:manage',
    'personnel:record:read',
    'organization:unit:read',
    'organization:quota:read',
    'personnel:audit:read',
  ],
  // Row 3 and art. 20.1: the officer who uses the account of the body.
  RECORDS_OFFICER: [
    ...viewing,
    ...lookingUp,
    ...exporting,
    ...entering,
    ...recording,
    ...reports,
    'organization:unit:read',
    'organization:quota:read',
  ],
  // Row 5: quản trị hệ thống, quyền cao nhất.
  SYSTEM_ADMINISTRATOR: [...permissions],
  // Row 4: xem thông tin hồ sơ, trong hồ sơ cá nhân.
  OWN_RECORD_READER: ['personnel:record:read'],
};

describe('the permission table', () => {
  it.each(accountKinds)('gives %s what the appendix of Đồng Tháp gives, and nothing else', (kind) => {
    expect([...permissionsOf([kind])].sort()).toEqual([...expected[kind]].sort());
  });

  it('adds up the kinds of one account', () => {
    expect(permissionsOf(['OWN_RECORD_READER', 'RECORDS_OFFICER'])).toEqual(permissionsOf(['RECORDS_OFFICER']));
    expect(permissionsOf([])).toEqual([]);
  });

  it('lets no leader enter data', () => {
    const writes = [...entering, ...recording, 'organization:quota:set', 'identity:account:manage'] as Permission[];
    expect(permissionsOf(['PROVINCIAL_LEADER', 'UNIT_LEADER']).filter((held) => writes.includes(held))).toEqual([]);
  });

  it('names the row or article of Đồng Tháp behind every right', () => {
    const silent = accountKinds.flatMap((kind) => permissionTable[kind].grants.filter(({ articles }) => !articles['dong-thap']));
    expect(silent).toEqual([]);
    expect(provinceCodes).toContain('dong-thap');
  });
});

describe('who may issue which kind', () => {
  it('is Sở Nội vụ for all (art. 5.4), the administrator of a body for its ordinary users (appendix 3), and nobody else', () => {
    expect([...issuedBy(['SYSTEM_ADMINISTRATOR'])].sort()).toEqual([...accountKinds].sort());
    expect([...issuedBy(['UNIT_ADMINISTRATOR'])].sort()).toEqual(['OWN_RECORD_READER', 'RECORDS_OFFICER']);
    expect([...issuedBy(['PROVINCIAL_LEADER', 'UNIT_LEADER', 'RECORDS_OFFICER', 'OWN_RECORD_READER'])]).toEqual([]);
  });
});

describe('the scope of an account', () => {
  const standing = { unitId: 'unit', rootUnitId: 'province', ownRecordId: 'record' };

  it.each<[AccountKind[], string[]]>([
    [['SYSTEM_ADMINISTRATOR'], ['province:subtree']],
    [['PROVINCIAL_LEADER'], ['province:subtree']],
    [['UNIT_LEADER'], ['unit:subtree']],
    [['UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'], ['unit:subtree']],
    [['OWN_RECORD_READER'], ['record:self']],
    [
      ['RECORDS_OFFICER', 'OWN_RECORD_READER'],
      ['unit:subtree', 'record:self'],
    ],
    [['SYSTEM_ADMINISTRATOR', 'RECORDS_OFFICER'], ['province:subtree']],
  ])('of %s is %s', (kinds, scopes) => {
    expect(scopesOf({ ...standing, kinds })).toEqual(scopes);
  });

  it('holds no record where the account names none', () => {
    expect(scopesOf({ ...standing, kinds: ['RECORDS_OFFICER'], ownRecordId: null })).toEqual(['unit:subtree']);
  });
});
