import type { Arrangement } from './arrangement';

/** Units, a directory for everybody who works with the system, and their quotas. */
export const unitOperations: readonly Arrangement[] = [
  {
    operation: 'organization_unit_find',
    act: 'directory',
    aim: 'nothing',
    request: () => ({ method: 'GET', path: '/units?limit=200' }),
  },
  {
    operation: 'organization_unit_get',
    act: 'directory',
    aim: 'directory',
    request: ({ id }) => ({ method: 'GET', path: `/units/${id}` }),
  },
  {
    operation: 'organization_unit_tree',
    act: 'directory',
    aim: 'directory',
    request: ({ id }) => ({ method: 'GET', path: `/units/${id}/tree` }),
  },
  {
    operation: 'organization_quota_find',
    act: 'read quota',
    aim: 'unit',
    request: ({ id }) => ({ method: 'GET', path: `/staffing-quotas?unitId=${id}` }),
  },
  {
    operation: 'organization_quota_set',
    act: 'set quota',
    aim: 'unit',
    request: ({ id, number }) => ({
      method: 'PUT',
      path: '/staffing-quotas',
      body: { unitId: id, year: 2027, kind: 'CONTRACT', number: 0, decisionNumber: `${number}/QĐ-UBND`, decidedOn: '2024-06-03' },
    }),
  },
];
