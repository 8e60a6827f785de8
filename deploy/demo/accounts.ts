import type { AccountKind } from '@noivu/contracts';
import { demoUnits, type DemoUnits } from './demo-units';
import type { PeopleArguments } from './people/made-person';
import { recordOfFirstStaff } from './people/people';
import { unitIdOf } from './units/unit-id';

/** The password of every demo account: printed at start, refused in production. */
export const demoPassword = 'Noivu-demo-2026';

/** An account of the demo, the same user names in every province. */
export interface DemoAccount {
  readonly username: string;
  /** Vietnamese: what the holder is, not who. */
  readonly displayName: string;
  readonly kinds: readonly AccountKind[];
  readonly unitId: string;
  readonly unitCode: string;
  /** Of the reader of the own record only: a nurse of the health centre. */
  readonly ownRecordId?: string;
}

type Row = readonly [username: string, displayName: string, unit: keyof DemoUnits, ...kinds: AccountKind[]];

const rows: readonly Row[] = [
  ['quantri.snv', 'Quản trị hệ thống, Sở Nội vụ', 'homeAffairs', 'SYSTEM_ADMINISTRATOR'],
  ['chutich.ubnd', 'Lãnh đạo Ủy ban nhân dân tỉnh', 'province', 'PROVINCIAL_LEADER'],
  ['giamdoc.syt', 'Giám đốc Sở Y tế', 'health', 'UNIT_LEADER'],
  ['quantri.syt', 'Quản trị đơn vị, Sở Y tế', 'health', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'],
  ['canbo.ttyt', 'Cán bộ quản lý hồ sơ, Trung tâm Y tế', 'healthCentre', 'RECORDS_OFFICER'],
  ['quantri.sgddt', 'Quản trị đơn vị, Sở Giáo dục và Đào tạo', 'education', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'],
  ['canbo.thpt', 'Cán bộ quản lý hồ sơ, trường trung học phổ thông', 'school', 'RECORDS_OFFICER'],
  ['nhanvien.ttyt', 'Điều dưỡng, Trung tâm Y tế', 'healthCentre', 'OWN_RECORD_READER'],
];

/** The demo accounts of a run, eight of them. The nurse exists in any run of about 500 people or more; with fewer, the account has the record of whoever is there; with nobody there, there is none. */
export function demoAccounts(run: PeopleArguments): DemoAccount[] {
  const units = demoUnits(run.province);
  return rows.flatMap(([username, displayName, unit, ...kinds]) => {
    const account = { username, displayName, kinds, unitId: unitIdOf(run.province, units[unit]), unitCode: units[unit] };
    if (!kinds.includes('OWN_RECORD_READER')) return [account];
    const ownRecordId = recordOfFirstStaff(run, units[unit]);
    return ownRecordId === undefined ? [] : [{ ...account, ownRecordId }];
  });
}
