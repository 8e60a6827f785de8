import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { profileOf, type ProvinceCode, type RegulationProfile } from '@noivu/regulation';
import {
  proposeTransfer,
  transferStep,
  type Standpoint,
  type StepOutcome,
  type TransferStanding,
  type TransferVerb,
} from '../src/transfer/transfer-step.rule';

type Clerk = 'sender' | 'receiver' | 'superior' | 'province' | 'stranger';

// The record begins in `here`; two clerks speak for the two units, others for the department above `here`, for the whole province, and for neither.
const standpoints: Readonly<Record<Clerk, (from: string) => Standpoint>> = {
  sender: (from) => ({ holdsFrom: from === 'here', isAboveFrom: false, holdsTo: from === 'there' }),
  receiver: (from) => ({ holdsFrom: from === 'there', isAboveFrom: false, holdsTo: from === 'here' }),
  superior: (from) => ({ holdsFrom: from === 'here', isAboveFrom: from === 'here', holdsTo: from === 'there' }),
  province: () => ({ holdsFrom: true, isAboveFrom: true, holdsTo: true }),
  stranger: () => ({ holdsFrom: false, isAboveFrom: false, holdsTo: false }),
};

/** An order as a clerk writes it; each copy arrives so many turns later, none when it is lost. */
interface Order {
  readonly clerk: Clerk;
  readonly verb: TransferVerb | 'propose';
  readonly usingUnitId: string | undefined;
  readonly delays: readonly number[];
}

const someOrders: fc.Arbitrary<Order[]> = fc.array(
  fc.record({
    clerk: fc.constantFrom<Clerk>('sender', 'sender', 'sender', 'receiver', 'receiver', 'receiver', 'superior', 'province', 'stranger'),
    verb: fc.constantFrom<Order['verb']>('propose', 'propose', 'send', 'send', 'receive', 'receive', 'hand-on', 'refuse', 'cancel'),
    usingUnitId: fc.constantFrom(undefined, 'there', 'below'),
    delays: fc.oneof({ weight: 4, arbitrary: fc.constant([0]) }, { weight: 3, arbitrary: fc.array(fc.nat(6), { maxLength: 3 }) }),
  }),
  { maxLength: 60, size: 'max' },
);

/** The rules that are played. */
export interface TransferRules {
  readonly propose: typeof proposeTransfer;
  readonly step: typeof transferStep;
}

/** The naive office: where the record lies, and what is written of the last transfer. */
class Office {
  custodian = 'here';
  readonly reached = new Set<string>();
  readonly moves: string[] = [];
  private transfer: TransferStanding | undefined;
  private isGone = false;

  constructor(
    private readonly profile: RegulationProfile,
    private readonly kind: TransferStanding['kind'],
    private readonly rules: TransferRules,
  ) {}

  /** The version that a clerk who looks now will put under an order. */
  version = (): number => this.transfer?.version ?? 0;

  hear({ clerk, verb, usingUnitId }: Order, version: number): void {
    if (verb === 'propose') {
      if (this.isUnderWay() || this.isGone) return;
      const by = standpoints[clerk](this.custodian);
      const draft = { kind: this.kind, fromUnitId: this.custodian, toUnitId: this.target() };
      this.settle(this.rules.propose(draft, by, this.profile), verb, by);
    } else if (this.transfer) {
      const by = standpoints[clerk](this.transfer.fromUnitId);
      const outcome = this.rules.step(this.transfer, { verb, version, usingUnitId }, by, this.profile);
      if (!outcome.refusal) assert.equal(version, this.transfer.version, 'nobody acts on what they have not read');
      this.settle(outcome, verb, by);
    }
  }

  private isUnderWay = (): boolean =>
    this.transfer !== undefined && !this.transfer.isEnded && ['PROPOSED', 'SENT'].includes(this.transfer.state);

  private target = (): string | undefined => (this.kind === 'OUT' ? undefined : this.custodian === 'here' ? 'there' : 'here');

  private settle(outcome: StepOutcome, verb: Order['verb'], by: Standpoint): void {
    if (outcome.refusal) return;
    assert.ok(this.mayAct(by)[verb], `${verb} by the wrong side`);
    const custody = outcome.effects.flatMap((effect) => (effect.effect === 'custody' ? [effect.unitId] : []));
    assert.ok(custody.length <= 1);
    for (const unitId of custody) {
      assert.deepEqual(
        [this.custodian, unitId],
        [outcome.transfer.fromUnitId, outcome.transfer.toUnitId],
        'it goes from where it is to where it was sent',
      );
      this.custodian = unitId;
      this.moves.push(`${this.transfer?.state} → ${outcome.transfer.state}`);
    }
    this.isGone ||= outcome.effects.some(({ effect }) => effect === 'status');
    this.transfer = outcome.transfer;
    this.reached.add(outcome.transfer.state);
    this.assertWhole(outcome.transfer);
  }

  /** Said apart from the code: who may do what, by article. */
  private mayAct({ holdsFrom, isAboveFrom, holdsTo }: Standpoint): Readonly<Record<Order['verb'], boolean>> {
    const movedFromAbove = this.profile.province === 'dong-thap' && this.kind === 'ACROSS';
    return {
      propose: holdsFrom,
      send: movedFromAbove ? isAboveFrom : holdsFrom,
      cancel: holdsFrom,
      receive: holdsTo,
      'hand-on': holdsTo,
      refuse: holdsTo,
    };
  }

  /** The record lies with the receiver exactly when the transfer says that it was received. */
  private assertWhole({ state, fromUnitId, toUnitId, isEnded }: TransferStanding): void {
    const arrived = state === 'RECEIVED' || state === 'HANDED_ON';
    assert.equal(this.custodian, arrived ? toUnitId : fromUnitId);
    if (['REFUSED', 'CANCELLED', 'HANDED_ON'].includes(state)) assert.ok(isEnded);
  }
}

/** Lets the clerks write one order a turn, and delivers each copy when its turn comes. */
function play(office: Office, orders: readonly Order[]): void {
  const post: { readonly at: number; readonly order: Order; readonly version: number }[] = [];
  const deliver = (at: number): void =>
    post.filter((letter) => letter.at === at).forEach(({ order, version }) => office.hear(order, version));
  orders.forEach((order, turn) => {
    post.push(...order.delays.map((delay) => ({ at: turn + delay, order, version: office.version() })));
    deliver(turn);
  });
  for (let turn = orders.length; turn <= orders.length + 6; turn++) deliver(turn);
}

/** What was seen in many runs: the states that transfers came to, and the steps that moved a record. */
export interface ModelRuns {
  readonly states: readonly string[];
  readonly moves: readonly string[];
}

/**
 * Lets clerks of a province whose orders are doubled, lost and overtake each other play so many times, and holds every step to the model.
 * @throws the shortest play that breaks it, with its seed
 */
export function playTransfers(
  province: ProvinceCode,
  kind: TransferStanding['kind'],
  numRuns: number,
  rules: Partial<TransferRules> = {},
): ModelRuns {
  const reached = new Set<string>();
  const moves = new Set<string>();
  // Most orders are refused, and a refusal that nobody throws needs no stack.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    fc.assert(
      fc.property(someOrders, (orders) => {
        const office = new Office(profileOf(province), kind, { propose: proposeTransfer, step: transferStep, ...rules });
        play(office, orders);
        office.reached.forEach((state) => reached.add(state));
        office.moves.forEach((move) => moves.add(move));
      }),
      { numRuns },
    );
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return { states: [...reached].sort(), moves: [...moves] };
}

const received = ['PROPOSED', 'SENT', 'RECEIVED', 'REFUSED', 'CANCELLED'];
const within = ['PROPOSED', 'RECEIVED', 'CANCELLED'];

/** What must be seen in many runs: every state that the regulation of the province has, and the one step that moves a record. */
export function wantedRuns(province: ProvinceCode, kind: TransferStanding['kind']): ModelRuns {
  if (kind === 'OUT') return { states: ['CANCELLED', 'PROPOSED', 'SENT'], moves: [] };
  if (kind === 'WITHIN' || province === 'dong-thap') return { states: [...within].sort(), moves: ['PROPOSED → RECEIVED'] };
  const states = province === 'dong-nai' ? received : [...received, 'HANDED_ON'];
  return { states: [...states].sort(), moves: ['SENT → RECEIVED'] };
}
