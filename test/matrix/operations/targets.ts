import type { Target } from '../oracle/question';
import { exportOf, exporter, filesOf } from '../world/files';
import { people, ownPeople } from '../world/people';
import { madeId, pathOf, places, unitAt, unitIds, type Place, type UnitName } from '../world/tree';
import { victimIn, type VictimKind } from '../world/victims';
import type { Person, World } from '../world/world';
import type { Aim } from './arrangement';

/** Where a request is aimed, in words and as the oracle takes it. */
export interface Aimed {
  readonly place: Place | 'self' | 'absent' | 'malformed' | 'nothing';
  readonly target: Target;
  readonly id: string;
  readonly unit: UnitName;
}

const ABSENT = madeId('99999999', 1);
const MALFORMED = 'x';

/** Everything that an operation can be aimed at, as a person stands to it. */
export function aimedBy(person: Person, aim: Aim, world: World): Aimed[] {
  const from = person.account?.unit ?? 'healthCentre';
  const nowhere = { id: '', unit: from };
  if (aim === 'nothing') return [{ place: 'nothing', target: { is: 'nothing' }, ...nowhere }];
  const absent: Aimed = { ...nowhere, place: 'absent', id: ABSENT, target: { is: 'absent' } };
  const malformed: Aimed = { ...nowhere, place: 'malformed', id: MALFORMED, target: { is: 'malformed' } };
  // Who is not let in at all is not let in further away either.
  if (person.asker.standing !== 'working') return [thing(world, { place: 'own', unit: from, aim }), absent];
  const there = places.flatMap((place) => {
    const unit = unitAt(place, from);
    return unit === undefined ? [] : [thing(world, { place, unit, aim })];
  });
  return [...there, ...own(person, aim), absent, malformed];
}

function thing(world: World, { place, unit, aim }: { place: Place; unit: UnitName; aim: Aim }): Aimed {
  const at = (id: string, sides: { unit: UnitName; to?: UnitName; owner?: string } = { unit }): Aimed => ({
    place,
    id,
    unit,
    target: { is: 'there', id, unit: pathOf(sides.unit), to: sides.to && pathOf(sides.to), owner: sides.owner },
  });
  switch (aim) {
    case 'nothing':
    case 'directory':
      return { place, id: unitIds[unit], unit, target: { is: 'nothing' } };
    case 'unit':
      return at(unitIds[unit]);
    case 'record':
      return at(people[unit].recordId);
    case 'decision':
      return at(people[unit].decisionId);
    case 'document':
    case 'roster':
    case 'import':
    case 'job':
      return at(filesOf(unit)[aim]);
    case 'export':
      return at(filesOf(unit).export, { unit, owner: exporter });
    case 'transfer given':
      return at(world.transfers.given(unit).transferId, { unit, to: world.transfers.given(unit).other });
    case 'transfer taken':
      return at(world.transfers.taken(unit).transferId, { unit: world.transfers.taken(unit).other, to: unit });
    case 'ordinary account':
    case 'officer account':
    case 'leader account':
      return at(victimIn(unit, aim.split(' ')[0] as VictimKind).accountId);
  }
}

// The own record, wherever it is kept, the own account, and what it has taken out.
function own({ account, asker }: Person, aim: Aim): Aimed[] {
  if (!account) return [];
  const self = (id: string, unit: UnitName): Aimed => ({ place: 'self', id, unit, target: { is: 'there', id, unit: pathOf(unit) } });
  const record = ownPeople.get(account.name);
  const taken = exportOf(account.name);
  if (aim === 'export' && taken) {
    const { accountId } = asker;
    return [
      { place: 'self', id: taken, unit: account.unit, target: { is: 'there', id: taken, unit: pathOf(account.unit), owner: accountId } },
    ];
  }
  if (aim === 'record' && record) return [self(record.recordId, record.unit)];
  return aim.endsWith('account') ? [self(asker.accountId, account.unit)] : [];
}
