import { childTable, dutyRights, scopedTable, writableRow, type ScopedTable } from '@noivu/persistence';

/** Imports as row-level security knows them: an import is the unit's of whoever ordered it, and of those above. */
export const importTable: ScopedTable = {
  service: 'personnel',
  table: 'roster_import',
  unitOrd: 'unit_ord',
  writes: { update: ['apply_job', 'undo_job', 'skip_invalid', 'decision_id', 'preview', 'errors', 'made', 'withdrawn', 'kept', 'version'] },
};

/** SQL: the import, named so, is within the scope. */
export const heldImport = (row: string): string => writableRow(importTable, row);

/** What becomes of a row: it is good and will be made, its person has a record, it is wrong; then it was made, could not be, was taken back, or was kept. */
export const rowStates = ['new', 'existing', 'invalid', 'made', 'skipped', 'withdrawn', 'kept'] as const;
export type RowState = (typeof rowStates)[number];

const imports = `
  CREATE TABLE roster_import (
    import_id    uuid PRIMARY KEY,
    file_id      uuid NOT NULL REFERENCES file,
    decision     jsonb NOT NULL,
    ordered_by   uuid NOT NULL,
    ordered_at   timestamptz NOT NULL,
    unit_id      uuid NOT NULL REFERENCES unit_node,
    unit_ord     integer NOT NULL,
    check_job    uuid NOT NULL REFERENCES job,
    apply_job    uuid REFERENCES job,
    undo_job     uuid REFERENCES job,
    skip_invalid boolean NOT NULL DEFAULT false,
    decision_id  uuid REFERENCES decision,
    preview      jsonb,
    errors       integer,
    made         integer,
    withdrawn    integer,
    kept         integer,
    version      integer NOT NULL DEFAULT 1,
    CHECK (apply_job IS NULL OR decision_id IS NOT NULL)
  );
  CREATE INDEX roster_import_unit ON roster_import (unit_ord, ordered_at);
  CREATE INDEX roster_import_of_unit ON roster_import (unit_id);
  COMMENT ON COLUMN roster_import.version IS 'two more with every order; what its jobs have ended is added when it is shown';
`;

// The cells of a row stay only while something may be made of them.
const rows = `
  CREATE TABLE import_row (
    import_id      uuid NOT NULL REFERENCES roster_import,
    ordinal        integer NOT NULL,
    row            integer NOT NULL,
    state          text COLLATE "C" NOT NULL CHECK (state IN (${rowStates.map((state) => `'${state}'`).join(', ')})),
    citizen_number text COLLATE "C",
    unit_id        uuid,
    cells          jsonb,
    faults         smallint NOT NULL DEFAULT 0,
    record_id      uuid REFERENCES record,
    PRIMARY KEY (import_id, ordinal),
    CHECK ((state IN ('new')) = (cells IS NOT NULL)),
    CHECK ((state IN ('made', 'withdrawn', 'kept')) = (record_id IS NOT NULL))
  );
  CREATE INDEX import_row_state ON import_row (import_id, state, ordinal);
  CREATE INDEX import_row_number ON import_row (import_id, citizen_number) WHERE citizen_number IS NOT NULL;
  CREATE INDEX import_row_record ON import_row (record_id) WHERE record_id IS NOT NULL;
`;

const errors = `
  CREATE TABLE import_error (
    import_id uuid NOT NULL REFERENCES roster_import,
    row       integer NOT NULL,
    place     smallint NOT NULL,
    column_key text,
    code      text NOT NULL,
    facts     jsonb,
    PRIMARY KEY (import_id, row, place)
  );
`;

const child = { service: 'personnel', key: 'import_id', parent: importTable, parentKey: 'import_id' } as const;

/** The SQL of imports (đợt nhập danh sách), of their rows until they are applied, and of what is wrong with them. Files, jobs, records and decisions must stand. */
export const importTables = (): string => `
  ${imports}
  ${scopedTable(importTable)}
  ${dutyRights({ service: 'personnel', table: 'roster_import', duty: 'inlet', verbs: ['select', 'update'] })}
  ${rows}
  ${childTable({ ...child, table: 'import_row', writes: { update: ['state', 'cells', 'citizen_number', 'faults', 'record_id'], delete: true } })}
  ${errors}
  ${childTable({ ...child, table: 'import_error', writes: { update: false, delete: true } })}
`;
