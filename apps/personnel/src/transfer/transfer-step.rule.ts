import type { ObligationEvent, TransferKind, TransferState } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import type { RegulationProfile, TransferAct } from '@noivu/regulation';
import { isOneStep, plannedSteps, type PlannedStep, type TransferSide } from './transfer-plan.rule';

/** A transfer as far as its steps need it. `toUnitId` is missing where the record leaves the system. */
export interface TransferStanding {
  readonly kind: TransferKind;
  readonly state: TransferState;
  readonly version: number;
  readonly isEnded: boolean;
  readonly fromUnitId: string;
  readonly toUnitId?: string | undefined;
  /** The unit that uses the person directly (đơn vị trực tiếp sử dụng), where it is known. */
  readonly usingUnitId?: string | undefined;
}

export type TransferVerb = 'send' | 'receive' | 'hand-on' | 'refuse' | 'cancel';

/** What somebody orders, on the version of the transfer that they have read. */
export interface TransferCommand {
  readonly verb: TransferVerb;
  readonly version: number;
  readonly usingUnitId?: string | undefined;
}

/** Where the caller stands to the two units: holding one is being it or standing above it. */
export interface Standpoint {
  readonly holdsFrom: boolean;
  readonly isAboveFrom: boolean;
  readonly holdsTo: boolean;
}

/** What a step does beyond the transfer itself; all of it happens, or the step does not. */
export type TransferEffect =
  | { readonly effect: 'custody'; readonly unitId: string }
  | { readonly effect: 'post'; readonly managingUnitId: string; readonly usingUnitId: string }
  | { readonly effect: 'status'; readonly status: 'TRANSFERRED_OUT' }
  | { readonly effect: 'owed' | 'done'; readonly act: TransferAct; readonly event: ObligationEvent; readonly side: TransferSide };

/** Where a step leads, or why it may not be taken. */
export type StepOutcome =
  | { readonly transfer: TransferStanding; readonly effects: readonly TransferEffect[]; readonly refusal?: undefined }
  | { readonly refusal: DomainError };

const holds = ({ holdsFrom, isAboveFrom, holdsTo }: Standpoint, side: TransferSide): boolean =>
  ({ sender: holdsFrom, superior: isAboveFrom, receiver: holdsTo })[side];

const duty = (effect: 'owed' | 'done', { act, event, side }: PlannedStep): TransferEffect => ({ effect, act, event, side });

/** The act of the plan that each order carries out; refusing and cancelling carry out none. */
const acts: Readonly<Record<TransferVerb, readonly TransferAct[]>> = {
  send: ['send', 'move', 'set-status'],
  receive: ['receive'],
  'hand-on': ['hand-on'],
  refuse: [],
  cancel: [],
};
const sideOf = (verb: TransferVerb): TransferSide => (verb === 'send' || verb === 'cancel' ? 'sender' : 'receiver');
const startsIn: Readonly<Record<TransferVerb, readonly TransferState[]>> = {
  send: ['PROPOSED'],
  receive: ['SENT'],
  'hand-on': ['RECEIVED'],
  refuse: ['SENT'],
  cancel: ['PROPOSED', 'SENT'],
};

/**
 * Prepares a transfer: whoever keeps the record, or stands above, may. The first step is owed from then on.
 * @law 20/QĐ-UBND, 10.1; 10.2; 10.3 — ai lập, chuyển, nhận hồ sơ
 * @law 539/QĐ-UBND-HC, 10.1; 10.2; 10.3 — ai lập, chuyển, nhận hồ sơ
 * @law 16/2020/QĐ-UBND, 10.1; 10.2; 10.3 — ai lập, chuyển, nhận hồ sơ
 * @law 2111/QĐ-UBND, 9 — ai lập, chuyển, nhận hồ sơ (suy ra)
 * @test apps/personnel/src/transfer/transfer-step.model.spec.ts
 */
export function proposeTransfer(
  draft: Omit<TransferStanding, 'state' | 'version' | 'isEnded'>,
  by: Standpoint,
  profile: RegulationProfile,
): StepOutcome {
  const steps = plannedSteps(profile, draft.kind);
  if (!by.holdsFrom) return wrongSide('sender', steps);
  return {
    transfer: { ...draft, state: 'PROPOSED', version: 1, isEnded: false },
    effects: steps.slice(0, 1).map((step) => duty('owed', step)),
  };
}

/**
 * Takes one step of a transfer, or tells why not: by the wrong side, on a version that is no longer current, from a state in which it has
 * no place. Custody moves in exactly one step, the receiving one, or the one that moves the record where nobody has to receive it.
 */
export function transferStep(
  transfer: TransferStanding,
  command: TransferCommand,
  by: Standpoint,
  profile: RegulationProfile,
): StepOutcome {
  const steps = plannedSteps(profile, transfer.kind);
  const { verb, version } = command;
  const step = steps.find(({ act }) => acts[verb].includes(act));
  const side = step?.side ?? sideOf(verb);
  if (!holds(by, side)) return wrongSide(side, steps);
  if (version !== transfer.version) return { refusal: new DomainError('version-stale', { version: transfer.version }) };
  // A record that has left is nobody's to receive or to take back; an act that the plan lacks is nobody's to carry out.
  const hasLeft = transfer.kind === 'OUT' && transfer.state === 'SENT';
  const isPlanned = acts[verb].length === 0 || step !== undefined;
  if (!startsIn[verb].includes(transfer.state) || hasLeft || !isPlanned) {
    return { refusal: new DomainError('transfer-state', { state: transfer.state, act: verb }) };
  }
  return taken({ ...transfer, version: version + 1 }, command, steps);
}

function wrongSide(side: TransferSide, steps: readonly PlannedStep[]): StepOutcome {
  const article = steps.find((step) => step.side === side)?.article;
  return { refusal: new DomainError('transfer-wrong-side', { side, ...(article !== undefined && { article }) }) };
}

function taken(transfer: TransferStanding, { verb, usingUnitId }: TransferCommand, steps: readonly PlannedStep[]): StepOutcome {
  switch (verb) {
    case 'send':
      return sent(transfer, steps);
    case 'receive':
      return received(transfer, usingUnitId ?? transfer.usingUnitId, steps);
    case 'hand-on':
      return handedOn(transfer, usingUnitId ?? transfer.usingUnitId, steps);
    case 'refuse':
      return { transfer: { ...transfer, state: 'REFUSED', isEnded: true }, effects: done(steps, 'receive') };
    case 'cancel':
      return { transfer: { ...transfer, state: 'CANCELLED', isEnded: true }, effects: [] };
  }
}

function sent(transfer: TransferStanding, steps: readonly PlannedStep[]): StepOutcome {
  const first = steps.slice(0, 1).map((step) => duty('done', step));
  if (transfer.kind === 'OUT')
    return {
      transfer: { ...transfer, state: 'SENT', isEnded: true },
      effects: [{ effect: 'status', status: 'TRANSFERRED_OUT' }, ...first],
    };
  if (isOneStep(steps))
    return {
      transfer: { ...transfer, state: 'RECEIVED', isEnded: true },
      effects: [...takeOver(transfer, transfer.usingUnitId), ...first],
    };
  return { transfer: { ...transfer, state: 'SENT' }, effects: [...first, ...owed(steps, 'receive')] };
}

// Receiving and handing on are one duty of the text with one last day (HB 10.2, TQ 10.2); who uses the person directly has nobody to hand on to.
function received(transfer: TransferStanding, usingUnitId: string | undefined, steps: readonly PlannedStep[]): StepOutcome {
  const goesOn = usingUnitId !== undefined && usingUnitId !== transfer.toUnitId && steps.some(({ act }) => act === 'hand-on');
  const effects = [...takeOver(transfer, usingUnitId), ...done(steps, 'receive'), ...(goesOn ? owed(steps, 'hand-on') : [])];
  return { transfer: { ...transfer, state: 'RECEIVED', usingUnitId, isEnded: !goesOn }, effects };
}

function handedOn(transfer: TransferStanding, usingUnitId: string | undefined, steps: readonly PlannedStep[]): StepOutcome {
  return {
    transfer: { ...transfer, state: 'HANDED_ON', usingUnitId, isEnded: true },
    effects: [...newPost(transfer, usingUnitId), ...done(steps, 'hand-on')],
  };
}

const takeOver = (transfer: TransferStanding, usingUnitId: string | undefined): TransferEffect[] =>
  transfer.toUnitId === undefined ? [] : [{ effect: 'custody', unitId: transfer.toUnitId }, ...newPost(transfer, usingUnitId)];

const newPost = ({ toUnitId }: TransferStanding, usingUnitId = toUnitId): TransferEffect[] =>
  toUnitId === undefined || usingUnitId === undefined ? [] : [{ effect: 'post', managingUnitId: toUnitId, usingUnitId }];

const done = (steps: readonly PlannedStep[], act: TransferAct): TransferEffect[] =>
  steps.filter((step) => step.act === act).map((step) => duty('done', step));
const owed = (steps: readonly PlannedStep[], act: TransferAct): TransferEffect[] =>
  steps.filter((step) => step.act === act).map((step) => duty('owed', step));
