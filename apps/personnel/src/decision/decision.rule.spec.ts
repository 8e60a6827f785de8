import type { DecisionInput } from '@noivu/contracts';
import { assertDecisionDates } from './decision.rule';

const decision = (issuedOn: string, effectiveOn: string, retroactiveReason?: string) =>
  ({ issuedOn, effectiveOn, retroactiveReason }) as DecisionInput;

describe('the dates of a decision', () => {
  it('take effect on the day of issue, or later', () => {
    expect(() => assertDecisionDates(decision('2026-11-20', '2026-11-20'), '2026-11-20')).not.toThrow();
    expect(() => assertDecisionDates(decision('2026-11-20', '2027-01-01'), '2026-11-20')).not.toThrow();
  });

  it('reach back only with a reason', () => {
    expect(() => assertDecisionDates(decision('2026-11-02', '2026-11-01'), '2026-11-20')).toThrow(
      expect.objectContaining({ code: 'decision-reason-required' }),
    );
    expect(() => assertDecisionDates(decision('2026-11-02', '2026-11-01', 'Bản án có hiệu lực'), '2026-11-20')).not.toThrow();
  });

  it('are not of the future: what is not issued cannot be entered', () => {
    expect(() => assertDecisionDates(decision('2026-11-21', '2026-12-01'), '2026-11-20')).toThrow(
      expect.objectContaining({ code: 'decision-in-future' }),
    );
  });
});
