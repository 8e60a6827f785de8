import { sparePeople } from '../world/people';
import type { Arrangement, Shot } from './arrangement';

/** What training and emulation record of a person, and what reporting shows. */
const lasting = (_: unknown, unit: keyof typeof sparePeople): string => sparePeople[unit].at(-1)?.recordId ?? '';

const report = (operation: string, path: string, query: string): Arrangement => ({
  operation: `reporting_report_${operation}`,
  act: 'read report',
  aim: 'unit',
  request: ({ id }: Shot) => ({ method: 'GET', path: `${path}?unitId=${id}${query}` }),
});

export const dutyOperations: readonly Arrangement[] = [
  {
    operation: 'training_enrolment_record',
    act: 'write record',
    aim: 'record',
    spare: lasting,
    request: ({ id, number }) => ({
      method: 'POST',
      path: '/enrolments',
      body: { recordId: id, course: `Bồi dưỡng ${number}`, startedOn: '2024-03-04', completedOn: '2024-03-15' },
    }),
  },
  {
    operation: 'emulation_award_decision_record',
    act: 'write record',
    aim: 'record',
    spare: lasting,
    request: ({ id, number }) => ({
      method: 'POST',
      path: '/award-decisions',
      body: {
        recordId: id,
        title: `Chiến sĩ thi đua ${number}`,
        year: 2023,
        decisionNumber: `${number}/QĐ-KT`,
        decidedOn: '2024-01-15',
        decidedBy: 'Ủy ban nhân dân tỉnh',
      },
    }),
  },
  { operation: 'reporting_report_list', act: 'read report', aim: 'nothing', request: () => ({ method: 'GET', path: '/reports' }) },
  report('get', '/reports/BM01', '&asOf=2024-06-03'),
  report('sheet', '/reports/BM01.xlsx', '&asOf=2024-06-03'),
  report('people', '/reports/BM01/people', '&column=total&asOf=2024-06-03&limit=200'),
];
