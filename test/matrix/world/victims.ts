import type { Kind } from '../oracle/question';
import type { AccountOfWorld } from './askers';
import { people } from './people';
import { madeId, unitNames, type UnitName } from './tree';

/** Accounts that others manage: one of an ordinary user, one of an officer, one of a leader in every unit. */
export const victimKinds = { ordinary: 'OWN_RECORD_READER', officer: 'RECORDS_OFFICER', leader: 'UNIT_LEADER' } as const satisfies Record<
  string,
  Kind
>;
export type VictimKind = keyof typeof victimKinds;
const kindNames = Object.keys(victimKinds) as VictimKind[];

export interface VictimAccount extends AccountOfWorld {
  readonly victim: VictimKind;
  readonly ownRecordId: string | undefined;
}

export const victimAccounts: readonly VictimAccount[] = unitNames.flatMap((unit, place) =>
  kindNames.map((victim, row) => ({
    name: `${victim}.${unit.toLowerCase()}`,
    accountId: madeId('ffffffff', place * kindNames.length + row + 1),
    unit,
    kinds: [victimKinds[victim]],
    victim,
    ownRecordId: victim === 'ordinary' ? people[unit].recordId : undefined,
  })),
);

/** The account of a kind in a unit, which refused requests are aimed at. */
export function victimIn(unit: UnitName, victim: VictimKind): VictimAccount {
  const found = victimAccounts.find((account) => account.unit === unit && account.victim === victim);
  if (!found) throw new RangeError(`${unit} has no account of the kind ${victim}.`);
  return found;
}
