import { exportOf, filesOf } from '../../../matrix/world/files';
import { accountsOfWorld } from '../../../matrix/world/askers';
import { people, sparePeople } from '../../../matrix/world/people';
import { unitIds, unitNames } from '../../../matrix/world/tree';
import { victimAccounts } from '../../../matrix/world/victims';
import type { World } from '../../../matrix/world/world';

/** Values that mean something in the small world, by the name of the field that takes them. */
export type KnownThings = Readonly<Record<string, readonly string[]>>;

/** What there is in the world to be asked for: without it every valid request would end at an unknown id. */
export function knownThings(world: World): KnownThings {
  const units = Object.values(unitIds);
  const records = [...Object.values(people), ...unitNames.flatMap((unit) => sparePeople[unit].slice(10, 18))];
  const files = unitNames.map(filesOf);
  return {
    unitId: units,
    parentId: units,
    custodianUnitId: units,
    issuerUnitId: units,
    managingUnitId: units,
    usingUnitId: units,
    toUnitId: units,
    recordId: records.map(({ recordId }) => recordId),
    ownRecordId: records.map(({ recordId }) => recordId),
    decisionId: records.map(({ decisionId }) => decisionId),
    factId: records.map(({ postFactId }) => postFactId),
    citizenNumber: [...records.map(({ citizenNumber }) => citizenNumber), '099999999999'],
    transferId: unitNames.flatMap((unit) => [world.transfers.given(unit).transferId, world.transfers.taken(unit).transferId]),
    accountId: victimAccounts.map(({ accountId }) => accountId),
    attachmentId: files.flatMap(({ document, roster }) => [document, roster]),
    importId: files.map((file) => file.import),
    jobId: files.map(({ job }) => job),
    exportId: [...files.map((file) => file.export), ...accountsOfWorld.flatMap(({ name }) => exportOf(name) ?? [])],
    username: victimAccounts.map(({ name }) => name),
    password: [world.password, 'không phải mật khẩu này'],
    currentPassword: ['không phải mật khẩu này'],
    newPassword: ['mười hai con giáp ngồi thuyền'],
    column: ['total', 'women', 'party'],
    code: ['BM01'],
    name: ['Nguyễn', 'an', 'Trần Văn'],
    rankCode: ['01.003', 'V.08.05.12', '01.002'],
    coefficient: ['2.34', '3.33'],
  };
}
