import { ownerReads, type FunctionRight } from '@noivu/persistence';
import { jobFunctionRights } from '@noivu/jobs';

// A number is free again once the record that held it is out of use: the same index, under the same name, over the records in use.
const columns = `
  ALTER TABLE record ADD COLUMN import_id uuid, ADD COLUMN withdrawn_at timestamptz;
  ALTER TABLE record DROP CONSTRAINT record_citizen_number_key;
  CREATE UNIQUE INDEX record_citizen_number_key ON record (citizen_number) WHERE withdrawn_at IS NULL;
  CREATE INDEX record_withdrawn ON record (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
  COMMENT ON COLUMN record.import_id IS 'the import that made it';
  COMMENT ON COLUMN record.withdrawn_at IS 'taken out of use by undoing the import that made it; nothing of it is erased';
`;

const roles = ['personnel', 'personnel_inlet', 'personnel_timer'];

// Whatever the service reads, searches or takes in, a record that is out of use is not there.
const hidden = `
  CREATE POLICY record_in_use ON record AS RESTRICTIVE FOR SELECT TO ${roles.join(', ')} USING (withdrawn_at IS NULL);
  GRANT DELETE ON record_line TO personnel;
  CREATE POLICY record_line_delete ON record_line FOR DELETE TO personnel USING (unit_ord <@ (SELECT personnel.scope()));
`;

/**
 * `withdraw_records` takes records out of use that one import made, inside the scope, and tells which; nobody else can set `withdrawn_at`.
 * `numbers_elsewhere` tells which citizen numbers stand on records outside the scope: an import has to leave those people out, and says no more than that
 * somebody has to look at the row.
 */
const functions = `
  ${ownerReads({ service: 'personnel', table: 'record' })}
  CREATE POLICY record_owner_withdraw ON record FOR UPDATE TO personnel_owner USING (true) WITH CHECK (true);
  CREATE FUNCTION personnel.withdraw_records(records uuid[], made_by uuid, at timestamptz) RETURNS uuid[] LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    held int4multirange := coalesce(personnel.scope(), '{}');
    taken uuid[];
  BEGIN
    WITH withdrawn AS (
      UPDATE personnel.record SET withdrawn_at = at, recorded_at = at, version = version + 1
      WHERE id = ANY (records) AND import_id = made_by AND withdrawn_at IS NULL AND custodian_ord <@ held RETURNING id)
    SELECT coalesce(array_agg(id), '{}') INTO taken FROM withdrawn;
    RETURN taken;
  END $$;
  CREATE FUNCTION personnel.numbers_elsewhere(asked text[]) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    held int4multirange := coalesce(personnel.scope(), '{}');
  BEGIN
    IF isempty(held) THEN
      RETURN '{}';
    END IF;
    RETURN (SELECT coalesce(array_agg(citizen_number), '{}') FROM personnel.record
            WHERE citizen_number = ANY (asked) AND withdrawn_at IS NULL AND NOT custodian_ord <@ held);
  END $$;
  REVOKE ALL ON FUNCTION personnel.withdraw_records(uuid[], uuid, timestamptz), personnel.numbers_elsewhere(text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION personnel.withdraw_records(uuid[], uuid, timestamptz), personnel.numbers_elsewhere(text[]) TO personnel;
`;

/** The SQL that lets records be taken out of use. The tables of records and lines must stand. */
export const withdrawal = (): string => columns + hidden + functions;

/** Puts everything back as it was. */
export const withdrawalUndone = `
  DROP FUNCTION personnel.numbers_elsewhere(text[]), personnel.withdraw_records(uuid[], uuid, timestamptz);
  DROP POLICY record_owner_withdraw ON record; DROP POLICY record_owner_select ON record; DROP POLICY record_in_use ON record;
  DROP POLICY record_line_delete ON record_line; REVOKE DELETE ON record_line FROM personnel;
  DROP INDEX record_withdrawn, record_citizen_number_key;
  ALTER TABLE record DROP COLUMN import_id, DROP COLUMN withdrawn_at, ADD CONSTRAINT record_citizen_number_key UNIQUE (citizen_number);
`;

/** Who may execute the functions of imports and jobs, for the check of the database's catalogue. */
export const personnelImportRights: readonly FunctionRight[] = [
  { function: 'personnel.withdraw_records(uuid[],uuid,timestamp with time zone)', roles: ['personnel'] },
  { function: 'personnel.numbers_elsewhere(text[])', roles: ['personnel'] },
  ...jobFunctionRights('personnel'),
];
