import type { ScopedTable } from '@noivu/persistence';

/** The table of people in spans of days, as row-level security knows it: they are seen by whoever keeps their record. Only the inlet writes it. */
export const personSpanTable: ScopedTable = {
  service: 'reporting',
  table: 'person_span',
  unitOrd: 'custodian_ord',
  writes: { insert: false, update: false },
};
