import { childTable, dutyRights, readableRow, scopedTable, writableRow, type ScopedTable } from '@noivu/persistence';

/** Records and who keeps them: the table on which the scope of everything that hangs on a record rests. */
export const recordTable: ScopedTable = {
  service: 'personnel',
  table: 'record',
  unitOrd: 'custodian_ord',
  ownRecord: 'id',
  bounds: 'query',
  writes: { update: ['version', 'recorded_at', 'citizen_number'] },
};

/** SQL: the record, named so, is in use and is shown to the caller. Whatever is read of a record is read where this holds. */
export const seenRecord = (row: string): string => `${readableRow(recordTable, row)} AND ${row}.withdrawn_at IS NULL`;

/** SQL: the record, named so, is in use and the caller may change it. */
export const heldRecord = (row: string): string => `${writableRow(recordTable, row)} AND ${row}.withdrawn_at IS NULL`;

const record = `
  CREATE TABLE record (
    id                uuid PRIMARY KEY,
    custodian_unit_id uuid NOT NULL REFERENCES unit_node,
    custodian_ord     integer NOT NULL,
    citizen_number    text COLLATE "C" NOT NULL UNIQUE CHECK (citizen_number ~ '^[0-9]{12}$'),
    version           integer NOT NULL CHECK (version >= 0),
    recorded_at       timestamptz NOT NULL,
    created_at        timestamptz NOT NULL
  );
  CREATE INDEX record_custodian ON record (custodian_ord, id);
  CREATE INDEX record_custodian_unit ON record (custodian_unit_id);
  COMMENT ON COLUMN record.custodian_unit_id IS 'who may reach the record; not dated, unlike the post';
  COMMENT ON COLUMN record.custodian_ord IS 'place of that unit in the present tree, which the policies compare with the scope';
  COMMENT ON COLUMN record.citizen_number IS 'that of the latest identity';
  COMMENT ON COLUMN record.recorded_at IS 'the last moment given to a change: the next is later, whatever the clock says';
`;

const change = `
  CREATE TABLE change (
    change_id   uuid PRIMARY KEY,
    record_id   uuid NOT NULL REFERENCES record,
    version     integer NOT NULL,
    decision_id uuid REFERENCES decision,
    reason      text,
    acts        jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    UNIQUE (record_id, version)
  );
`;

/** The SQL of the table of records. */
export const recordTables = (): string => `
  ${record}
  ${scopedTable(recordTable)}
  ${dutyRights({ service: 'personnel', table: 'record', duty: 'inlet', verbs: ['select', 'update'] })}
  ${dutyRights({ service: 'personnel', table: 'record', duty: 'timer', verbs: ['select'] })}
`;

/** The SQL of the table of changes; the table of decisions must stand. */
export const changeTables = (): string => `
  ${change}
  ${childTable({ service: 'personnel', table: 'change', key: 'record_id', parent: recordTable, writes: { update: false } })}
  ${dutyRights({ service: 'personnel', table: 'change', duty: 'inlet', verbs: ['insert'] })}
`;
