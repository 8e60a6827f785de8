import type { ServiceName } from '@noivu/contracts';
import { dutyRights, scopedTable, type ScopedTable } from '@noivu/persistence';

/** People as far as the service must know them (người có hồ sơ): they are read within the scope of whoever keeps their record, and written by the inlet. */
export const personTable = (service: ServiceName): ScopedTable => ({
  service,
  table: 'person',
  unitOrd: 'custodian_ord',
  writes: { insert: false, update: false },
});

// A record whose keeper stands in no known unit yet is seen by nobody.
const columns = `
  CREATE TABLE person (
    record_id         uuid PRIMARY KEY,
    version           integer NOT NULL,
    custodian_unit_id uuid NOT NULL,
    custodian_ord     integer,
    full_name         text NOT NULL
  );
  CREATE INDEX person_custodian ON person (custodian_ord);
  CREATE INDEX person_custodian_unit ON person (custodian_unit_id);
`;

/** The SQL of the table with its policies and rights, for the service's first migration; the nodes of units come before it. */
export const persons = (service: ServiceName): string =>
  [
    columns,
    scopedTable(personTable(service)),
    dutyRights({ service, table: 'person', duty: 'inlet', verbs: ['select', 'insert', 'update'] }),
  ].join('\n');
