import type { Kind } from '../oracle/question';
import { madeId, type UnitName } from './tree';

/** Somebody who asks: an account of the world, or what is left of one. */
export interface AccountOfWorld {
  readonly name: string;
  readonly accountId: string;
  readonly unit: UnitName;
  readonly kinds: readonly Kind[];
  /** Keeper of the own record, where the account names one. */
  readonly ownRecordIn?: UnitName;
}

type Row = readonly [name: string, unit: UnitName, kinds: readonly Kind[], ownRecordIn?: UnitName];

/** All six kinds at every place where the regulations have them; several kinds on one account; an officer whose own record another unit keeps. */
const rows: readonly Row[] = [
  ['chutich.ubnd', 'province', ['PROVINCIAL_LEADER']],
  ['quantri.snv', 'homeAffairs', ['SYSTEM_ADMINISTRATOR']],
  ['canbo.snv', 'homeAffairs', ['RECORDS_OFFICER']],
  ['giamdoc.syt', 'health', ['UNIT_LEADER']],
  ['quantri.syt', 'health', ['UNIT_ADMINISTRATOR']],
  ['canbo.syt', 'health', ['RECORDS_OFFICER']],
  ['haivai.syt', 'health', ['UNIT_ADMINISTRATOR', 'RECORDS_OFFICER']],
  ['giamdoc.ttyt', 'healthCentre', ['UNIT_LEADER']],
  ['quantri.ttyt', 'healthCentre', ['UNIT_ADMINISTRATOR']],
  ['canbo.ttyt', 'healthCentre', ['RECORDS_OFFICER']],
  ['bietphai.ttyt', 'healthCentre', ['RECORDS_OFFICER', 'OWN_RECORD_READER'], 'hospital'],
  ['nhanvien.ttyt', 'healthCentre', ['OWN_RECORD_READER'], 'healthCentre'],
  ['canbo.huyen', 'district', ['RECORDS_OFFICER']],
];

export const accountsOfWorld: readonly AccountOfWorld[] = rows.map(([name, unit, kinds, ownRecordIn], place) => ({
  name,
  accountId: madeId('bbbbbbbb', place + 1),
  unit,
  kinds,
  ...(ownRecordIn && { ownRecordIn }),
}));

/** Officers who are nobody any more, or not yet: their old token, an expired one, one of another key, one with the session ended, an issued password. */
export const lapses = ['no token', 'locked', 'session ended', 'expired', 'forged', 'issued password'] as const;
export type Lapse = (typeof lapses)[number];

/** The account behind a lapse: an officer of the health centre, who would otherwise be allowed much. */
export const lapsedAccounts = (['locked', 'session ended', 'expired', 'forged', 'issued password'] as const).map(
  (lapse, place): AccountOfWorld & { lapse: Lapse } => ({
    lapse,
    name: `canbo${place}.ttyt`,
    accountId: madeId('bbbbbbbb', 100 + place),
    unit: 'healthCentre',
    kinds: ['RECORDS_OFFICER'],
  }),
);
