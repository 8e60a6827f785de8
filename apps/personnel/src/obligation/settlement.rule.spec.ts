import type { FactKind } from '@noivu/contracts';
import { eventOfChange, eventOfSubject } from './duty-event.rule';
import { daysLate, stateOn } from './lateness.rule';
import { settle } from './settlement.rule';

describe('lateness', () => {
  it('begins on the day after the last day, and is counted in days of the calendar', () => {
    expect([daysLate('2025-03-10', '2025-03-07'), daysLate('2025-03-10', '2025-03-10'), daysLate('2025-03-10', '2025-03-11')]).toEqual([
      0, 0, 1,
    ]);
    expect(daysLate('2025-02-28', '2025-03-03')).toBe(3);
  });

  it('is a fact of the day: open on the last day, overdue on the next, and done in time or late for ever', () => {
    expect(stateOn({ dueOn: '2025-03-10' }, '2025-03-10')).toBe('OPEN');
    expect(stateOn({ dueOn: '2025-03-10' }, '2025-03-11')).toBe('OVERDUE');
    expect(stateOn({ dueOn: '2025-03-10', metOn: '2025-03-10' }, '2026-01-01')).toBe('MET');
    expect(stateOn({ dueOn: '2025-03-10', metOn: '2025-03-11' }, '2026-01-01')).toBe('MET_LATE');
  });
});

describe('the period that a decision sets running', () => {
  it('is that of leaving for those who retire, resign or die, and of moving out for those who leave the province', () => {
    expect([eventOfSubject('RETIREMENT'), eventOfSubject('RESIGNATION'), eventOfSubject('PAY_RAISE'), eventOfSubject(undefined)]).toEqual([
      'status-change',
      'status-change',
      'record-change',
      'record-change',
    ]);
    expect([
      eventOfChange('DECEASED', 'OTHER'),
      eventOfChange('TRANSFERRED_OUT', 'TRANSFER'),
      eventOfChange('SECONDED', 'SECONDMENT'),
    ]).toEqual(['status-change', 'leave-province', 'record-change']);
    expect(eventOfChange(undefined, 'RETIREMENT')).toBe('status-change');
  });
});

describe('what a change settles', () => {
  const duty = (kinds: FactKind[], kindsDone: FactKind[] = [], isOpen = true) => ({ obligationId: 'one', kinds, kindsDone, isOpen });

  it('closes the duty of its decision', () => {
    expect(settle([duty(['rank'])], ['rank'])).toEqual({
      progress: [{ obligationId: 'one', kindsDone: ['rank'], closes: true }],
      unnamed: [],
    });
  });

  it('leaves open what is still to be entered: a decision that brings a post and a rank is done with the second of them', () => {
    expect(settle([duty(['post', 'rank'])], ['post']).progress).toEqual([{ obligationId: 'one', kindsDone: ['post'], closes: false }]);
    expect(settle([duty(['post', 'rank'], ['post'])], ['rank']).progress).toEqual([
      { obligationId: 'one', kindsDone: ['post', 'rank'], closes: true },
    ]);
  });

  it('finds what no duty had named, which opens and closes at once', () => {
    expect(settle([], ['award'])).toEqual({ progress: [], unnamed: ['award'] });
    expect(settle([duty(['post'])], ['award'])).toEqual({ progress: [], unnamed: ['award'] });
  });

  it('owes nothing anew where a slip is corrected on the same decision', () => {
    expect(settle([duty(['rank'], ['rank'], false)], ['rank'])).toEqual({ progress: [], unnamed: [] });
  });

  it('is done with the first change where the decision named no kind', () => {
    expect(settle([duty([])], ['award'])).toEqual({ progress: [{ obligationId: 'one', kindsDone: [], closes: true }], unnamed: [] });
  });
});
