import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdict, type Act } from './oracle';
import type { Asker, Kind, Target, Verdict } from './question';

const province = ['province'];
const health = [...province, 'health'];
const centre = [...health, 'healthCentre'];
const station = [...centre, 'healthStation'];
const hospital = [...health, 'hospital'];
const school = [...province, 'education', 'highSchool'];

const asker = (unit: readonly string[], ...kinds: Kind[]): Asker => ({
  standing: 'working',
  accountId: 'me',
  kinds,
  unit,
  ownRecord: 'mine',
});
const at = (unit: readonly string[], id = 'any'): Target => ({ is: 'there', id, unit });
const owned = (unit: readonly string[], owner: string): Target => ({ is: 'there', id: 'any', unit, owner });
const absent: Target = { is: 'absent' };
const transfer = (from: readonly string[], to: readonly string[]): Target => ({ is: 'there', id: 't', unit: from, to });

const byHand: readonly (readonly [words: string, who: Asker, act: Act, target: Target, expected: Verdict])[] = [
  ['Đồng Nai 10.1: a base unit reads its own', asker(centre, 'RECORDS_OFFICER'), 'read record', at(centre), 'allowed'],
  ['Đồng Nai 10.1: and those under it', asker(centre, 'RECORDS_OFFICER'), 'read record', at(station), 'allowed'],
  ['Đồng Nai 10.1: none beside it', asker(centre, 'RECORDS_OFFICER'), 'read record', at(hospital), 'hidden'],
  ['Đồng Nai 10.1: none above it', asker(centre, 'RECORDS_OFFICER'), 'read record', at(health), 'hidden'],
  ['Đồng Nai 10.2: a department reads its base units', asker(health, 'RECORDS_OFFICER'), 'read record', at(station), 'allowed'],
  ['Đồng Nai 10.2: none of another department', asker(health, 'RECORDS_OFFICER'), 'read record', at(school), 'hidden'],
  [
    'Đồng Tháp, row 1: a leader of the province sees every record',
    asker(province, 'PROVINCIAL_LEADER'),
    'read record',
    at(school),
    'allowed',
  ],
  ['Đồng Tháp, row 1: and enters none', asker(province, 'PROVINCIAL_LEADER'), 'write record', at(school), 'forbidden'],
  ['Đồng Tháp, row 1: and issues no account', asker(province, 'PROVINCIAL_LEADER'), 'issue ordinary account', at(school), 'forbidden'],
  ['Đồng Tháp, row 2: a head sees the own body', asker(health, 'UNIT_LEADER'), 'read report', at(hospital), 'allowed'],
  ['Đồng Tháp, row 2: and no other', asker(health, 'UNIT_LEADER'), 'read report', at(school), 'hidden'],
  [
    'Đồng Tháp, row 3: an administrator issues ordinary accounts',
    asker(health, 'UNIT_ADMINISTRATOR'),
    'issue ordinary account',
    at(health),
    'allowed',
  ],
  ['Đồng Tháp, row 3: only inside', asker(health, 'UNIT_ADMINISTRATOR'), 'issue ordinary account', at(school), 'hidden'],
  ['Đồng Tháp, row 3: no leaders', asker(health, 'UNIT_ADMINISTRATOR'), 'issue leader account', at(health), 'forbidden'],
  ['Đồng Tháp, row 3: changes no record', asker(health, 'UNIT_ADMINISTRATOR'), 'write record', at(health), 'forbidden'],
  ['Đồng Tháp, row 4: everybody the own record', asker(centre, 'OWN_RECORD_READER'), 'read record', at(centre, 'mine'), 'allowed'],
  ['Đồng Tháp, row 4: no colleague', asker(centre, 'OWN_RECORD_READER'), 'read record', at(centre, 'theirs'), 'hidden'],
  ['Đồng Tháp, row 4: no search', asker(centre, 'OWN_RECORD_READER'), 'search', { is: 'nothing' }, 'forbidden'],
  ['Đồng Tháp, row 5: Sở Nội vụ administers all', asker(health, 'SYSTEM_ADMINISTRATOR'), 'manage leader account', at(school), 'allowed'],
  ['Đồng Nai 9.3: Sở Nội vụ corrects what others entered', asker(health, 'SYSTEM_ADMINISTRATOR'), 'write record', at(school), 'allowed'],
  ['Đồng Nai 8.2: who merely works there does not', asker(health, 'RECORDS_OFFICER'), 'write record', at(school), 'hidden'],
  [
    'Đồng Nai 16.6: a lost password of an officer is reissued by Sở Nội vụ',
    asker(health, 'UNIT_ADMINISTRATOR'),
    'renew officer password',
    at(centre),
    'forbidden',
  ],
  [
    '… which does not tell whether there is such an officer elsewhere',
    asker(health, 'UNIT_ADMINISTRATOR'),
    'renew officer password',
    at(school),
    'hidden',
  ],
  ['Tuyên Quang 10.2: who manages hands over', asker(centre, 'RECORDS_OFFICER'), 'give transfer', transfer(centre, school), 'allowed'],
  [
    'Tuyên Quang 10.2: who manages does not receive',
    asker(centre, 'RECORDS_OFFICER'),
    'take transfer',
    transfer(centre, school),
    'forbidden',
  ],
  ['Tuyên Quang 10.2: the new unit receives', asker(school, 'RECORDS_OFFICER'), 'take transfer', transfer(centre, school), 'allowed'],
  [
    'Tuyên Quang 10.2: nobody else has a part in it',
    asker(hospital, 'RECORDS_OFFICER'),
    'read transfer',
    transfer(centre, school),
    'hidden',
  ],
  [
    'Tuyên Quang 4.1: nobody keeps up the own account',
    asker(health, 'UNIT_ADMINISTRATOR'),
    'manage ordinary account',
    at(health, 'me'),
    'forbidden',
  ],
  [
    'Tuyên Quang 6.2: officers of units below are Sở Nội vụ’s to agree',
    asker(health, 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'),
    'issue officer account',
    at(centre),
    'forbidden',
  ],
  [
    'Tuyên Quang 13.2: the agency decides on its own officer',
    asker(health, 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'),
    'issue officer account',
    at(health),
    'allowed',
  ],
  ['Đồng Nai 6.1: but gives no right that it lacks', asker(health, 'UNIT_ADMINISTRATOR'), 'issue officer account', at(health), 'forbidden'],
  ['Đồng Nai 3.5: who looks up takes out', asker(centre, 'UNIT_LEADER'), 'export', at(station), 'allowed'],
  ['Đồng Nai 10.1: not from beside', asker(centre, 'RECORDS_OFFICER'), 'export', at(hospital), 'hidden'],
  ['Đồng Tháp, row 3: an administrator takes out no list', asker(health, 'UNIT_ADMINISTRATOR'), 'export', at(health), 'forbidden'],
  ['Đồng Tháp, row 4: nor does a reader of the own record', asker(centre, 'OWN_RECORD_READER'), 'export', at(centre), 'forbidden'],
  ['Hòa Bình 8.1: what somebody took out is theirs', asker(health, 'RECORDS_OFFICER'), 'fetch export', owned(school, 'me'), 'allowed'],
  ['Hòa Bình 8.1: and no superior’s', asker(province, 'SYSTEM_ADMINISTRATOR'), 'fetch export', owned(school, 'they'), 'hidden'],
  ['what is not there looks like what is outside', asker(centre, 'RECORDS_OFFICER'), 'read record', absent, 'hidden'],
  ['who lacks the right learns not even that', asker(centre, 'RECORDS_OFFICER'), 'set quota', absent, 'forbidden'],
];

describe('the oracle, held against the articles by hand', () => {
  it.each(byHand.map(([words, ...question]) => [words, question] as const))('%s', (_, [who, act, target, expected]) => {
    expect(verdict(who, act, target)).toBe(expected);
  });

  it('lets nobody do anything but what is open to all', () => {
    const nobody: Asker = { ...asker(province, 'SYSTEM_ADMINISTRATOR'), standing: 'nobody' };
    expect(verdict(nobody, 'directory', { is: 'nothing' })).toBe('unknown asker');
    expect(verdict(nobody, 'public', { is: 'nothing' })).toBe('allowed');
  });

  it('has the issued password changed first (Hòa Bình 16.1)', () => {
    const newcomer: Asker = { ...asker(centre, 'RECORDS_OFFICER'), standing: 'issued password not changed' };
    expect(verdict(newcomer, 'read record', at(centre))).toBe('forbidden');
    expect(verdict(newcomer, 'keep own account', { is: 'nothing' })).toBe('allowed');
  });

  it('knows the rights of several kinds apart: who may change records of the unit may only read the own one elsewhere', () => {
    const both = asker(centre, 'RECORDS_OFFICER', 'OWN_RECORD_READER');
    expect(verdict(both, 'write record', at(centre))).toBe('allowed');
    expect(verdict(both, 'read record', at(hospital, 'mine'))).toBe('allowed');
    expect(verdict(both, 'write record', at(hospital, 'mine'))).toBe('forbidden');
    expect(verdict(both, 'read record', at(hospital, 'theirs'))).toBe('hidden');
  });

  it('is written without the product, on less than 80 lines', () => {
    const text = readFileSync(join(__dirname, 'oracle.ts'), 'utf8');
    expect([...text.matchAll(/^import .*|require\(.*/gm)].map(String)).toEqual([
      `import type { Asker, Kind, Target, Thing, Verdict } from './question';`,
    ]);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(80);
  });
});
