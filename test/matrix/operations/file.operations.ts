import { spareImport, spareJob } from '../world/files';
import { people } from '../world/people';
import { unitIds } from '../world/tree';
import { decisionOf, type Arrangement } from './arrangement';

const read = (operation: string, path: (id: string) => string, over: Partial<Arrangement>): Arrangement => ({
  operation,
  act: 'import',
  aim: 'import',
  request: ({ id }) => ({ method: 'GET', path: path(id) }),
  ...over,
});

// An import that was checked is in its second version (one order, one job that ended); one that was carried out, in its fifth.
const order = (verb: 'apply' | 'undo', version: number, body: object): Arrangement => ({
  operation: `personnel_import_${verb}`,
  act: 'import',
  aim: 'import',
  spare: (world, unit) => spareImport(world.admin, unit, verb === 'apply' ? 'checked' : 'applied'),
  request: ({ id }) => ({ method: 'POST', path: `/imports/${id}:${verb}`, headers: { 'if-match': `"v${version}"` }, body }),
});

/** Files, imports of rosters, and the jobs that carry them out: of the unit of whoever began them. */
export const fileOperations: readonly Arrangement[] = [
  {
    operation: 'personnel_attachment_begin',
    act: 'enter decision',
    aim: 'nothing',
    request: ({ number }) => ({
      method: 'POST',
      path: `/attachments?name=bang${number}.csv`,
      body: `so,ten\n${number},An\n`,
      type: 'text/csv',
    }),
  },
  read('personnel_attachment_get', (id) => `/attachments/${id}`, { act: 'read case', aim: 'document' }),
  read('personnel_attachment_describe', (id) => `/attachments/${id}/metadata`, { act: 'read case', aim: 'document' }),
  {
    operation: 'personnel_decision_enter',
    of: 'with a file',
    act: 'enter decision',
    aim: 'document',
    neutral: 'attachment-unknown',
    request: (shot) => {
      const own = shot.person.account?.unit ?? shot.unit;
      const concerns = [{ recordId: people[own].recordId, kinds: ['rank'] }];
      return { method: 'POST', path: '/decisions', body: { ...decisionOf(unitIds[own], shot), attachmentId: shot.id, concerns } };
    },
  },
  {
    operation: 'personnel_import_order',
    act: 'import',
    aim: 'roster',
    neutral: 'roster-required',
    request: (shot) => ({
      method: 'POST',
      path: '/imports',
      body: { attachmentId: shot.id, decision: decisionOf(unitIds[shot.unit], shot) },
    }),
  },
  read('personnel_import_get', (id) => `/imports/${id}`, {}),
  read('personnel_import_errors', (id) => `/imports/${id}/errors`, {}),
  order('apply', 2, {}),
  order('undo', 5, { reason: 'Nhầm danh sách' }),
  read('personnel_job_get', (id) => `/jobs/${id}`, { act: 'follow job', aim: 'job' }),
  read('personnel_job_watch', (id) => `/jobs/${id}/events`, { act: 'follow job', aim: 'job' }),
  {
    operation: 'personnel_job_cancel',
    act: 'import',
    aim: 'job',
    spare: (world, unit) => spareJob(world.admin, unit),
    request: ({ id }) => ({ method: 'DELETE', path: `/jobs/${id}` }),
  },
];

const take = { reason: 'Rà soát đội ngũ' };

/** Exports of people: of whoever may look them up, and then of nobody but the account that ordered them. */
export const exportOperations: readonly Arrangement[] = [
  {
    operation: 'personnel_record_export',
    act: 'export',
    aim: 'unit',
    request: ({ id }) => ({ method: 'POST', path: '/personnel-records:export', body: { ...take, unitId: id } }),
  },
  {
    operation: 'personnel_record_export',
    of: 'everybody',
    act: 'export',
    aim: 'nothing',
    request: () => ({ method: 'POST', path: '/personnel-records:export', body: take }),
  },
  read('personnel_export_get', (id) => `/exports/${id}`, { act: 'fetch export', aim: 'export' }),
  read('personnel_export_fetch', (id) => `/exports/${id}/content`, { act: 'fetch export', aim: 'export' }),
];
