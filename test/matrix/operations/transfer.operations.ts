import { sparePerson } from '../world/spares';
import { otherSideOf, sendTransfer } from '../world/transfers';
import { childrenOf, unitIds, type UnitName } from '../world/tree';
import type { World } from '../world/world';
import { decisionOf, type Arrangement, type Shot } from './arrangement';
import { ownPerson, spareDecision, versionOf } from './record.operations';

type Sent = 'PROPOSED' | 'SENT' | 'RECEIVED';

/** A transfer of its own for an allowed step, from or to the unit. */
const spareTransfer =
  (side: 'given' | 'taken', upTo: Sent) =>
  async (world: World, unit: UnitName): Promise<string> => {
    const other = otherSideOf(unit);
    const [from, to] = side === 'given' ? [unit, other] : [other, unit];
    return sendTransfer(world, { from, to, upTo });
  };

const step = (verb: string, side: 'given' | 'taken', upTo: Sent, body?: (shot: Shot) => object): Arrangement => ({
  operation: `personnel_transfer_${verb.replace('-', '_')}`,
  of: `transfer ${side}`,
  act: verb === 'send' || verb === 'cancel' ? 'give transfer' : 'take transfer',
  aim: `transfer ${side}`,
  spare: spareTransfer(side, upTo),
  request: async (shot) => ({
    method: 'POST',
    path: `/transfers/${shot.id}:${verb}`,
    headers: await versionOf(shot, 'transfer', shot.id),
    ...(body && { body: body(shot) }),
  }),
});

const reason = () => ({ reason: 'Nhầm đơn vị' });
const using = ({ unit }: Shot) => ({ usingUnitId: unitIds[childrenOf(unit)[0] ?? unit] });

const propose = (shot: Shot, over: object): { method: string; path: string; body: object } => ({
  method: 'POST',
  path: '/transfers',
  body: {
    recordId: shot.id,
    kind: 'ACROSS',
    toUnitId: unitIds[otherSideOf(shot.unit)],
    title: 'Chuyên viên',
    decision: decisionOf(unitIds[shot.unit], shot, 'TRANSFER'),
    ...over,
  },
});
const ownUnitOf = ({ person, unit }: Shot): UnitName => person.account?.unit ?? unit;

/** Transfers: each step by its side. */
export const transferOperations: readonly Arrangement[] = [
  {
    operation: 'personnel_transfer_propose',
    act: 'propose transfer',
    aim: 'record',
    spare: (_, unit) => sparePerson(unit).recordId,
    request: (shot) => propose(shot, {}),
  },
  {
    operation: 'personnel_transfer_propose',
    of: 'to a unit',
    act: 'propose transfer',
    // Whom a record goes to is anybody of the directory (TQ 10.2: cơ quan, đơn vị mới).
    aim: 'directory',
    ruleRefusals: ['transfer-to-self', 'transfer-kind'],
    request: (shot) => propose(shot, { recordId: ownPerson(shot), toUnitId: shot.id }),
  },
  {
    operation: 'personnel_transfer_propose',
    of: 'citing a decision',
    act: 'propose transfer',
    aim: 'decision',
    spare: spareDecision,
    request: (shot) =>
      propose(shot, {
        recordId: ownPerson(shot),
        toUnitId: unitIds[otherSideOf(ownUnitOf(shot))],
        decision: undefined,
        decisionId: shot.id,
      }),
  },
  {
    operation: 'personnel_transfer_find',
    act: 'read transfer',
    aim: 'nothing',
    request: () => ({ method: 'GET', path: '/transfers?limit=200' }),
  },
  {
    operation: 'personnel_transfer_find',
    of: 'one record',
    act: 'read transfer',
    aim: 'record',
    emptyOutside: true,
    request: ({ id }) => ({ method: 'GET', path: `/transfers?recordId=${id}` }),
  },
  ...(['given', 'taken'] as const).map((side): Arrangement => ({
    operation: 'personnel_transfer_get',
    of: `transfer ${side}`,
    act: 'read transfer',
    aim: `transfer ${side}`,
    request: ({ id }) => ({ method: 'GET', path: `/transfers/${id}` }),
  })),
  step('send', 'given', 'PROPOSED'),
  step('send', 'taken', 'PROPOSED'),
  step('cancel', 'given', 'SENT', reason),
  step('receive', 'taken', 'SENT', () => ({})),
  step('receive', 'given', 'SENT', () => ({})),
  step('refuse', 'taken', 'SENT', reason),
  { ...step('hand-on', 'taken', 'RECEIVED', using), ruleRefusals: ['transfer-state'] },
];
