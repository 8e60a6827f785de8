import { attachmentKinds, fileBytes, pieceBytes } from '@noivu/contracts';
import { childTable, dutyRights, readableRow, scopedTable, type ScopedTable } from '@noivu/persistence';
import { seenDecision } from '../decision/decision.table';
import { fileFormats } from './file-format.data';

const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');

/** The table of files as row-level security knows it: a file is its uploader's unit's, and of those above. */
export const fileTable: ScopedTable = {
  service: 'personnel',
  table: 'file',
  unitOrd: 'unit_ord',
  writes: { update: ['size', 'sha256', 'sealed_at', 'refusal'], delete: true },
};

/** SQL: the file, named so, is shown to the caller, by its unit or through a decision that cites it. */
export const seenFile = (row: string): string =>
  `(${readableRow(fileTable, row)} OR EXISTS (SELECT 1 FROM decision citing WHERE citing.attachment_id = ${row}.file_id AND ${seenDecision('citing')} OFFSET 0))`;

const files = `
  CREATE TABLE file (
    file_id       uuid PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN (${words(attachmentKinds)})),
    name          text NOT NULL,
    slug          text NOT NULL CHECK (length(slug) <= 60),
    extension     text NOT NULL CHECK (extension IN (${words(fileFormats.map(({ extension }) => extension))})),
    declared_type text,
    size          integer NOT NULL DEFAULT 0 CHECK (size BETWEEN 0 AND ${fileBytes}),
    sha256        text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    account_id    uuid NOT NULL,
    unit_id       uuid NOT NULL REFERENCES unit_node,
    unit_ord      integer NOT NULL,
    uploaded_at   timestamptz NOT NULL,
    sealed_at     timestamptz,
    refusal       jsonb,
    CHECK ((sealed_at IS NULL) = (sha256 IS NULL)),
    CHECK (sealed_at IS NULL OR refusal IS NULL)
  );
  CREATE INDEX file_unit ON file (unit_ord, uploaded_at);
  CREATE INDEX file_of_unit ON file (unit_id);
  CREATE INDEX file_begun ON file (account_id, uploaded_at) WHERE sealed_at IS NULL;
  COMMENT ON COLUMN file.refusal IS 'why the content was not taken: whoever repeats the upload is told the same';
  CREATE INDEX decision_attachment ON decision (attachment_id) WHERE attachment_id IS NOT NULL;
`;

const chunks = `
  CREATE TABLE file_chunk (
    file_id  uuid NOT NULL REFERENCES file,
    place    integer NOT NULL CHECK (place >= 0 AND place % ${pieceBytes} = 0),
    bytes    bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND ${pieceBytes}),
    PRIMARY KEY (file_id, place)
  );
  ALTER TABLE file_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;

// What is sealed stays, whoever asks; only its place in the tree of units follows the unit.
const stays = `
  CREATE FUNCTION file_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.sealed_at IS NOT NULL AND (TG_OP = 'DELETE' OR to_jsonb(NEW) - 'unit_ord' <> to_jsonb(OLD) - 'unit_ord') THEN
      RAISE EXCEPTION 'a sealed file stays';
    END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER file_stays BEFORE UPDATE OR DELETE ON file FOR EACH ROW EXECUTE FUNCTION file_stays();
`;

const begunByCaller = `EXISTS (SELECT 1 FROM personnel.file begun
    WHERE begun.file_id = file_chunk.file_id AND begun.sealed_at IS NULL AND begun.account_id = (SELECT sec.account()) OFFSET 0)`;

// Whoever may see a decision may see the document it cites. Only who began an upload goes on with it.
const policies = `
  CREATE POLICY file_cited ON file FOR SELECT TO personnel USING (
    EXISTS (SELECT 1 FROM personnel.decision citing WHERE citing.attachment_id = file.file_id OFFSET 0));
  CREATE POLICY file_own_insert ON file AS RESTRICTIVE FOR INSERT TO personnel WITH CHECK (account_id = (SELECT sec.account()) AND sealed_at IS NULL);
  CREATE POLICY file_own_update ON file AS RESTRICTIVE FOR UPDATE TO personnel USING (account_id = (SELECT sec.account()));
  CREATE POLICY file_own_delete ON file AS RESTRICTIVE FOR DELETE TO personnel USING (account_id = (SELECT sec.account()));
  CREATE POLICY file_chunk_own_insert ON file_chunk AS RESTRICTIVE FOR INSERT TO personnel WITH CHECK (${begunByCaller});
  CREATE POLICY file_chunk_own_delete ON file_chunk AS RESTRICTIVE FOR DELETE TO personnel USING (${begunByCaller});
`;

/** The SQL of files (tệp đính kèm) and their bytes; units and decisions must stand. */
export const attachmentTables = (): string => `
  ${files}
  ${scopedTable(fileTable)}
  ${dutyRights({ service: 'personnel', table: 'file', duty: 'inlet', verbs: ['select', 'update'] })}
  ${stays}
  ${chunks}
  ${childTable({ service: 'personnel', table: 'file_chunk', key: 'file_id', parent: fileTable, parentKey: 'file_id', writes: { update: false, delete: true } })}
  ${policies}
`;
