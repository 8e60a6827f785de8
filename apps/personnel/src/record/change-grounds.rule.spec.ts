import type { FactAct } from '@noivu/contracts';
import { aDecision } from '../../test/builders';
import { makeUnits } from '../../test/test-units';
import { assertGrounds } from './change-grounds.rule';

const act = (word: FactAct['act']): FactAct => ({ act: word, kind: 'rank' });
const decision = aDecision(makeUnits().health);
const decisionId = '00000000-0000-4000-8000-000000000001';

describe('the grounds of a change', () => {
  it.each(['add', 'replace', 'revoke'] as const)('are a decision, new or already entered: %s', (word) => {
    expect(() => assertGrounds({ acts: [act(word)] })).toThrow(
      expect.objectContaining({ code: 'decision-required', facts: { acts: [word] } }),
    );
    expect(() => assertGrounds({ acts: [act(word)], decision })).not.toThrow();
    expect(() => assertGrounds({ acts: [act(word)], decisionId })).not.toThrow();
  });

  it('are one decision, not two', () => {
    expect(() => assertGrounds({ acts: [act('add')], decision, decisionId })).toThrow(expect.objectContaining({ code: 'request-invalid' }));
  });

  it('of a correction are its reason', () => {
    expect(() => assertGrounds({ acts: [act('correct')], reason: 'Gõ nhầm' })).not.toThrow();
    for (const reason of [undefined, '', '   '])
      expect(() => assertGrounds({ acts: [act('correct')], reason })).toThrow(expect.objectContaining({ code: 'reason-required' }));
    expect(() => assertGrounds({ acts: [act('correct'), act('add')], decision })).toThrow(
      expect.objectContaining({ code: 'reason-required' }),
    );
  });
});
