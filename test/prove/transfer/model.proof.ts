import { provinceCodes } from '@noivu/regulation';
import { playTransfers, wantedRuns, type TransferRules } from '../../../apps/personnel/test/transfer-model';
import { proposeTransfer, transferStep } from '../../../apps/personnel/src/transfer/transfer-step.rule';
import { figure, proofTimeout, scaled } from '../scale';

const RUNS = scaled({ small: 400, full: 100_000 });

describe('the pure step function of transfers under clerks whose orders are doubled, lost and overtake each other', () => {
  it.each(provinceCodes)(
    '%s: the record is always in exactly one place, and every step is taken by whoever may',
    (province) => {
      // Records that stay within a department or leave the province have fewer steps to take.
      const runs = { ACROSS: RUNS, WITHIN: RUNS / 4, OUT: RUNS / 4 } as const;
      for (const kind of ['ACROSS', 'WITHIN', 'OUT'] as const)
        expect(playTransfers(province, kind, runs[kind])).toEqual(wantedRuns(province, kind));
      figure('transfer', `${province}: plays of the pure step function, up to 60 orders each`, runs.ACROSS + runs.WITHIN + runs.OUT);
    },
    proofTimeout,
  );
});

const everybody = { holdsFrom: true, isAboveFrom: true, holdsTo: true };

/** Step functions with one fault each. */
const broken: Readonly<Record<string, Partial<TransferRules>>> = {
  'takes an order on an old version': {
    step: (transfer, command, by, profile) => transferStep(transfer, { ...command, version: transfer.version }, by, profile),
  },
  'lets anybody take a step': { step: (transfer, command, _, profile) => transferStep(transfer, command, everybody, profile) },
  'lets anybody prepare a transfer': { propose: (draft, _, profile) => proposeTransfer(draft, everybody, profile) },
  'gives the record away with the sending': {
    step: (transfer, command, by, profile) => {
      const outcome = transferStep(transfer, command, by, profile);
      if (outcome.refusal || command.verb !== 'send' || transfer.toUnitId === undefined) return outcome;
      return { ...outcome, effects: [...outcome.effects, { effect: 'custody', unitId: transfer.toUnitId }] };
    },
  },
  'receives without taking the record': {
    step: (transfer, command, by, profile) => {
      const outcome = transferStep(transfer, command, by, profile);
      return outcome.refusal ? outcome : { ...outcome, effects: outcome.effects.filter(({ effect }) => effect !== 'custody') };
    },
  },
  'refuses and keeps the transfer open': {
    step: (transfer, command, by, profile) => {
      const outcome = transferStep(transfer, command, by, profile);
      return outcome.refusal || command.verb !== 'refuse' ? outcome : { ...outcome, transfer: { ...outcome.transfer, isEnded: false } };
    },
  },
};

// What the model would not see, it could not vouch for.
it.each(Object.keys(broken))('the model sees a step function that %s', (fault) => {
  expect(() => playTransfers('tuyen-quang', 'ACROSS', 2_000, broken[fault])).toThrow();
});
