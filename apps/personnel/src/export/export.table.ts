import { exportHours, pieceBytes } from '@noivu/contracts';
import { accountTable, dutyRights, ownerReads, type AccountTable } from '@noivu/persistence';

/** The table of exports as row-level security knows it: an export is the account's that ordered it, and nobody else's, whatever their rank. */
export const exportTable: AccountTable = {
  service: 'personnel',
  table: 'record_export',
  account: 'account_id',
  writes: { update: ['row_count', 'size', 'sha256', 'written_at', 'expires_at'] },
};

/** SQL: the export, named so, is the caller's own. */
export const ownExport = (row: string): string => `${row}.account_id = (SELECT sec.account())`;

/** SQL of the moment from which what is written now may no longer be fetched. */
export const expiry = `statement_timestamp() + interval '${exportHours} hours'`;

const exports = `
  CREATE TABLE record_export (
    export_id  uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    job_id     uuid NOT NULL REFERENCES job,
    criteria   jsonb NOT NULL,
    reason     text NOT NULL,
    ordered_at timestamptz NOT NULL,
    row_count  integer,
    size       integer,
    sha256     text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    written_at timestamptz,
    expires_at timestamptz,
    UNIQUE (account_id, export_id),
    CHECK (num_nulls(row_count, size, sha256, written_at, expires_at) IN (0, 5))
  );
  CREATE INDEX record_export_expiry ON record_export (expires_at) WHERE expires_at IS NOT NULL;
  COMMENT ON COLUMN record_export.criteria IS 'what was asked for; it can hold part of a name, and is shown to nobody but the account';
`;

// The account stands in every piece: its policy then needs no look at the export.
const chunks = `
  CREATE TABLE export_chunk (
    account_id uuid NOT NULL,
    export_id  uuid NOT NULL,
    place      integer NOT NULL CHECK (place >= 0 AND place % ${pieceBytes} = 0),
    bytes      bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND ${pieceBytes}),
    PRIMARY KEY (account_id, export_id, place),
    FOREIGN KEY (account_id, export_id) REFERENCES record_export (account_id, export_id)
  );
  ALTER TABLE export_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;

/** The SQL of exports (bản kết xuất danh sách) and their bytes, and the right of the service's own functions to read facts. Jobs and facts must stand. */
export const exportTables = (): string => `
  ${exports}
  ${accountTable(exportTable)}
  ${dutyRights({ service: 'personnel', table: 'record_export', duty: 'timer', verbs: ['select'] })}
  ${chunks}
  ${accountTable({ service: 'personnel', table: 'export_chunk', account: 'account_id', writes: { update: false } })}
  ${dutyRights({ service: 'personnel', table: 'export_chunk', duty: 'timer', verbs: ['select', 'delete'] })}
  ${ownerReads({ service: 'personnel', table: 'fact' })}
`;
