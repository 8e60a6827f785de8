import { transferKinds, transferStates } from '@noivu/contracts';
import { dutyRights } from '@noivu/persistence';

const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');

const transfer = `
  CREATE TABLE transfer (
    transfer_id   uuid PRIMARY KEY,
    record_id     uuid NOT NULL REFERENCES record,
    kind          text NOT NULL CHECK (kind IN (${words(transferKinds)})),
    state         text NOT NULL CHECK (state IN (${words(transferStates)})),
    from_unit_id  uuid NOT NULL REFERENCES unit_node,
    from_ord      integer NOT NULL,
    to_unit_id    uuid REFERENCES unit_node,
    to_ord        integer,
    using_unit_id uuid,
    title         text,
    decision_id   uuid NOT NULL REFERENCES decision,
    issued_on     date NOT NULL,
    effective_on  date NOT NULL,
    one_step      boolean NOT NULL,
    reason        text,
    proposed_at   timestamptz NOT NULL,
    sent_at       timestamptz,
    ended_at      timestamptz,
    version       integer NOT NULL DEFAULT 1,
    CHECK ((kind = 'OUT') = (to_unit_id IS NULL) AND (to_unit_id IS NULL) = (to_ord IS NULL)),
    CHECK (to_unit_id <> from_unit_id),
    CHECK (kind <> 'OUT' OR state IN ('PROPOSED', 'SENT', 'CANCELLED'))
  );
  CREATE UNIQUE INDEX transfer_open ON transfer (record_id) WHERE state IN ('PROPOSED', 'SENT') AND ended_at IS NULL;
  CREATE INDEX transfer_record ON transfer (record_id, proposed_at);
  CREATE INDEX transfer_from ON transfer (from_ord, proposed_at);
  CREATE INDEX transfer_to ON transfer (to_ord, proposed_at);
  CREATE INDEX transfer_state ON transfer (state, proposed_at);
  CREATE INDEX transfer_proposed ON transfer (proposed_at, transfer_id);
  CREATE INDEX transfer_from_unit ON transfer (from_unit_id);
  CREATE INDEX transfer_to_unit ON transfer (to_unit_id);
  COMMENT ON COLUMN transfer.one_step IS 'one actor moves the record and nobody has to receive it, by the regulation of the province';
  ALTER TABLE obligation NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE obligation ADD FOREIGN KEY (transfer_id) REFERENCES transfer;
  ALTER TABLE obligation FORCE ROW LEVEL SECURITY;
`;

// Whatever the service asks for, a transfer goes its way step by step, and what it is about stays as it was proposed.
const goesItsWay = `
  CREATE FUNCTION transfer_goes_its_way() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.state IS NOT DISTINCT FROM NEW.state AND OLD.version = NEW.version THEN
      RETURN NEW;
    END IF;
    IF NEW.version <> OLD.version + 1 OR (OLD.ended_at IS NOT NULL AND OLD.state <> 'RECEIVED') OR (OLD.state, NEW.state) NOT IN (
      ('PROPOSED', 'SENT'), ('PROPOSED', 'RECEIVED'), ('PROPOSED', 'CANCELLED'), ('SENT', 'RECEIVED'), ('SENT', 'REFUSED'), ('SENT', 'CANCELLED'),
      ('RECEIVED', 'HANDED_ON')) THEN
      RAISE EXCEPTION 'a transfer does not go from % to %', OLD.state, NEW.state;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER transfer_goes_its_way BEFORE UPDATE ON transfer FOR EACH ROW EXECUTE FUNCTION transfer_goes_its_way();
`;

const held = (ord: string): string => `${ord} <@ (SELECT personnel.scope())`;
const eitherSide = `(${held('from_ord')} OR ${held('to_ord')})`;

/** SQL: the caller holds either side of the transfer, named so. */
export const seenTransfer = (row: string): string => `(${held(`${row}.from_ord`)} OR ${held(`${row}.to_ord`)})`;

/**
 * Both sides see a transfer; only the sender's makes one. What each may make of it is said here once more, for a service that has been
 * broken into: the sender sends and cancels, the receiver refuses and hands on. RECEIVED is in nobody's hand: `take_custody` alone writes
 * it, together with custody.
 */
const policies = `
  ALTER TABLE transfer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT, UPDATE (state, version, using_unit_id, title, reason, sent_at, ended_at) ON transfer TO personnel;
  CREATE POLICY transfer_select ON transfer FOR SELECT TO personnel USING ${eitherSide};
  CREATE POLICY transfer_insert ON transfer FOR INSERT TO personnel WITH CHECK (${held('from_ord')} AND state = 'PROPOSED');
  CREATE POLICY transfer_update ON transfer FOR UPDATE TO personnel USING ${eitherSide}
    WITH CHECK ((${held('from_ord')} AND state IN ('SENT', 'CANCELLED')) OR (${held('to_ord')} AND state IN ('REFUSED', 'HANDED_ON')));
`;

/**
 * Sending sets the receiver's clock running, and preparing a transfer that the superior has to carry out sets the superior's: both may be
 * outside the scope of whoever does it. They may write such a duty down, for exactly these units and their own transfer, and do not see it
 * afterwards.
 */
const dutiesOfOthers = `
  CREATE POLICY obligation_insert_step ON obligation FOR INSERT TO personnel WITH CHECK (met_at IS NULL AND EXISTS (
    SELECT 1 FROM personnel.transfer t JOIN personnel.unit_node sender ON sender.unit_id = t.from_unit_id
      JOIN personnel.unit_node owner ON owner.unit_id = obligation.owner_unit_id AND owner.ord = obligation.owner_ord
    WHERE t.transfer_id = obligation.transfer_id AND t.record_id = obligation.record_id AND t.from_ord <@ (SELECT personnel.scope())
      AND owner.unit_id IN (t.to_unit_id, sender.parent_id) OFFSET 0));
`;

/** The SQL of transfers of records between units (điều chuyển, tiếp nhận hồ sơ); records, decisions and duties must stand. */
export const transferTable = (): string =>
  [
    transfer,
    goesItsWay,
    policies,
    dutiesOfOthers,
    dutyRights({ service: 'personnel', table: 'transfer', duty: 'inlet', verbs: ['select', 'update'] }),
  ].join('\n');
