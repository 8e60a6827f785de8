import type { Act } from '../oracle/oracle';
import { people } from '../world/people';
import { cloneAccount } from '../world/spares';
import { unitIds, type UnitName } from '../world/tree';
import { victimKinds, type VictimKind } from '../world/victims';
import type { Aim, Arrangement, Shot } from './arrangement';

const paper = { documentNumber: '12/CV-TCCB' };
const manage: Readonly<Record<VictimKind, Act>> = {
  ordinary: 'manage ordinary account',
  officer: 'manage officer account',
  leader: 'manage leader account',
};

/** A step in an account's life, aimed at an account of each kind. */
const step = (verb: 'lock' | 'unlock' | 'cancel' | 'reissue-password', victim: VictimKind): Arrangement => ({
  operation: `identity_account_${verb.replace('-', '_')}`,
  of: `${victim} account`,
  act: verb === 'reissue-password' && victim === 'officer' ? 'renew officer password' : manage[victim],
  aim: `${victim} account`,
  request: ({ id }) => ({ method: 'POST', path: `/accounts/${id}:${verb}`, body: paper }),
  spare: (world, unit) => cloneAccount(world.admin, unit, victim, verb === 'unlock' ? 'LOCKED' : 'ACTIVE'),
});

const create = (of: string, act: Act, aim: Aim, over: (shot: Shot) => object): Arrangement => ({
  operation: 'identity_account_create',
  of,
  act,
  aim,
  request: (shot) => ({
    method: 'POST',
    path: '/accounts',
    body: {
      username: `moi${shot.number}`,
      displayName: 'Người dùng mới',
      unitId: unitIds[shot.unit],
      kinds: ['OWN_RECORD_READER'],
      ownRecordId: people[shot.unit].recordId,
      ...paper,
      ...over(shot),
    },
  }),
});

const ownUnitOf = ({ person, unit }: Shot): UnitName => person.account?.unit ?? unit;

/** The life of accounts. */
export const accountOperations: readonly Arrangement[] = [
  {
    operation: 'identity_account_find',
    act: 'read account',
    aim: 'nothing',
    listsAll: 'account',
    request: () => ({ method: 'GET', path: '/accounts?limit=200' }),
  },
  {
    operation: 'identity_account_find',
    of: 'one unit',
    act: 'read account',
    aim: 'unit',
    emptyOutside: true,
    request: ({ id }) => ({ method: 'GET', path: `/accounts?limit=200&unitId=${id}` }),
  },
  ...(['ordinary', 'officer', 'leader'] as const).map((victim): Arrangement => ({
    operation: 'identity_account_get',
    of: `${victim} account`,
    act: 'read account',
    aim: `${victim} account`,
    request: ({ id }) => ({ method: 'GET', path: `/accounts/${id}` }),
  })),
  create('in a unit', 'issue ordinary account', 'unit', ({ id, unit }) => ({ unitId: id, ownRecordId: people[unit].recordId })),
  create('on a record', 'issue ordinary account', 'record', (shot) => ({ unitId: unitIds[ownUnitOf(shot)], ownRecordId: shot.id })),
  // Tuyên Quang 6.2 has one account a unit, which the world has filled.
  {
    ...create('of an officer', 'issue officer account', 'unit', ({ id }) => ({
      unitId: id,
      kinds: [victimKinds.officer],
      ownRecordId: undefined,
    })),
    ruleRefusals: ['account-limit-reached'],
    alwaysRefused: 'every unit of the world has its one account of TQ 6.2',
  },
  create('of a leader', 'issue leader account', 'unit', ({ id }) => ({ unitId: id, kinds: [victimKinds.leader], ownRecordId: undefined })),
  create('of a system administrator', 'issue leader account', 'unit', ({ id }) => ({
    unitId: id,
    kinds: ['SYSTEM_ADMINISTRATOR'],
    ownRecordId: undefined,
  })),
  ...(['lock', 'reissue-password'] as const).flatMap((verb) =>
    (['ordinary', 'officer', 'leader'] as const).map((victim) => step(verb, victim)),
  ),
  step('unlock', 'leader'),
  step('unlock', 'officer'),
  step('cancel', 'leader'),
  step('cancel', 'ordinary'),
];
