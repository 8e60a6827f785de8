import { accountStates } from '@noivu/contracts';
import { stateAfter, type AccountStep } from './account-state.rule';

const outcome = (step: AccountStep) =>
  accountStates.map((state) => {
    try {
      return stateAfter(step, state);
    } catch (error) {
      return (error as { code: string }).code;
    }
  });

describe('the life of an account', () => {
  it.each<[AccountStep, string[]]>([
    ['lock', ['LOCKED', 'account-state', 'account-state']],
    ['unlock', ['account-state', 'ACTIVE', 'account-state']],
    ['cancel', ['CANCELLED', 'CANCELLED', 'account-state']],
    ['reissue-password', ['ACTIVE', 'account-state', 'account-state']],
  ])('%s, from active, locked, cancelled', (step, outcomes) => {
    expect(outcome(step)).toEqual(outcomes);
  });
});
