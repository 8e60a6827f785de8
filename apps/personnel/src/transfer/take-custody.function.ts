import { ownerOf, type FunctionRight } from '@noivu/persistence';

const owner = ownerOf('personnel');

const clauses = { SELECT: 'USING (true)', INSERT: 'WITH CHECK (true)', UPDATE: 'USING (true) WITH CHECK (true)' } as const;

const ownerActs = (table: string, verbs: readonly (keyof typeof clauses)[]): string =>
  verbs
    .map((verb) => `CREATE POLICY ${table}_custody_${verb.toLowerCase()} ON personnel.${table} FOR ${verb} TO ${owner} ${clauses[verb]};`)
    .join('\n');

/**
 * The SQL of the one way in which custody of a record passes from unit to unit, `personnel.take_custody(moved, at_version, taken_at,
 * is_final, used_by, new_title)`.
 *
 * Who receives a record does not hold it yet, and who moves it away in one step will not hold it afterwards: row-level security lets
 * neither write the row. So this function acts with its owner's rights, and looks at everything itself once more, whatever the service has
 * looked at before: the transfer stands at the version that was read; it was SENT and the receiving unit lies within the signed scope, or
 * it is PROPOSED, of the kind that one actor carries out, and the sending unit lies within the scope; the record is still with the sender.
 * Who may give away or take is thus decided by the signed context; nobody gains a record that a holder of it did not send them.
 *
 * In one breath it moves the record, its search line and, with their trail, the duties still open on it, and marks the transfer RECEIVED,
 * which nothing else can. `is_final`: nobody has to hand on; `used_by`, `new_title`: the using unit and the title as they were received.
 */
export const takeCustodyFunction = (): string => `
  ${ownerActs('transfer', ['SELECT', 'UPDATE'])}
  ${ownerActs('record', ['SELECT', 'UPDATE'])}
  ${ownerActs('record_line', ['UPDATE'])}
  ${ownerActs('obligation', ['SELECT', 'UPDATE'])}
  ${ownerActs('obligation_trail', ['INSERT'])}
  CREATE FUNCTION personnel.take_custody(moved uuid, at_version integer, taken_at timestamptz, is_final boolean, used_by uuid, new_title text)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    held int4multirange := coalesce(personnel.scope(), '{}');
    t personnel.transfer;
    place integer;
  BEGIN
    SELECT * INTO t FROM personnel.transfer WHERE transfer_id = moved AND version = at_version FOR UPDATE;
    SELECT ord INTO place FROM personnel.unit_node WHERE unit_id = t.to_unit_id;
    IF place IS NULL OR NOT ((t.state = 'SENT' AND place <@ held) OR (t.state = 'PROPOSED' AND t.one_step AND t.from_ord <@ held)) THEN
      RAISE EXCEPTION 'this custody is not to be taken' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE personnel.record SET custodian_unit_id = t.to_unit_id, custodian_ord = place WHERE id = t.record_id AND custodian_unit_id = t.from_unit_id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the record is not with the sender' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE personnel.record_line SET custodian_unit_id = t.to_unit_id, unit_ord = place WHERE record_id = t.record_id;
    INSERT INTO personnel.obligation_trail (obligation_id, at, why, before, after)
      SELECT obligation_id, taken_at, 'custody', jsonb_build_object('ownerUnitId', owner_unit_id), jsonb_build_object('ownerUnitId', t.to_unit_id)
      FROM personnel.obligation WHERE record_id = t.record_id AND met_at IS NULL AND transfer_id IS NULL;
    UPDATE personnel.obligation SET owner_unit_id = t.to_unit_id, owner_ord = place
      WHERE record_id = t.record_id AND met_at IS NULL AND transfer_id IS NULL;
    UPDATE personnel.transfer SET state = 'RECEIVED', version = at_version + 1, using_unit_id = used_by, title = new_title,
      sent_at = coalesce(sent_at, taken_at), ended_at = CASE WHEN is_final THEN taken_at END WHERE transfer_id = moved;
  END $$;
  REVOKE ALL ON FUNCTION personnel.take_custody(uuid, integer, timestamptz, boolean, uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION personnel.take_custody(uuid, integer, timestamptz, boolean, uuid, text) TO personnel;
`;

/** Who may take custody: the service, whose signed context then decides. */
export const transferFunctionRights: readonly FunctionRight[] = [
  { function: 'personnel.take_custody(uuid,integer,timestamp with time zone,boolean,uuid,text)', roles: ['personnel'] },
];
