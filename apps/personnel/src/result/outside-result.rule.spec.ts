import type { LiveRow } from '../record/statement';
import { actsToward, awardsIn, coursesIn } from './outside-result.rule';

const row = (factId: string, value: object, validFrom = '2025-06-30'): LiveRow => ({
  rowId: factId,
  factId,
  kind: 'course',
  validFrom,
  validTo: null,
  declaredTo: null,
  value,
  decisionId: null,
  act: 'add',
});
const courses = (...names: string[]) =>
  coursesIn({
    recordId: 'r',
    version: 2,
    courses: names.map((name) => ({ enrolmentId: `e-${name}`, name, startedOn: '2025-06-01', completedOn: '2025-06-30' })),
  });

describe('results of other services', () => {
  it('are added under the id that the other service gave them', () => {
    expect(actsToward(courses('QLNN'), [])).toEqual([
      {
        act: 'add',
        kind: 'course',
        factId: 'e-QLNN',
        validFrom: '2025-06-30',
        validTo: null,
        value: { name: 'QLNN', enrolmentId: 'e-QLNN' },
        decisionId: null,
      },
    ]);
  });

  it('change nothing the second time, in whatever order their fields come', () => {
    expect(actsToward(courses('QLNN'), [row('e-QLNN', { enrolmentId: 'e-QLNN', name: 'QLNN' })])).toEqual([]);
  });

  it('are replaced where the other service says otherwise now, and revoked where it says nothing any more', () => {
    const acts = actsToward(courses('QLNN'), [
      row('e-QLNN', { name: 'Quản lý', enrolmentId: 'e-QLNN' }),
      row('f-old', { name: 'x', enrolmentId: 'e-old' }),
    ]);
    expect(acts).toEqual([
      expect.objectContaining({ act: 'replace', factId: 'e-QLNN' }),
      { act: 'revoke', kind: 'course', factId: 'f-old' },
    ]);
  });

  it('leave alone what the paper file told', () => {
    expect(actsToward(courses(), [row('paper', { name: 'Tin học' })])).toEqual([]);
  });

  it('of emulation hold from the day of the decision', () => {
    const awards = awardsIn({
      recordId: 'r',
      version: 1,
      awards: [{ awardDecisionId: 'a', title: 'Giấy khen', year: 2024, decidedOn: '2025-01-15' }],
    });
    expect(actsToward(awards, [])).toEqual([expect.objectContaining({ act: 'add', kind: 'award', factId: 'a', validFrom: '2025-01-15' })]);
  });
});
