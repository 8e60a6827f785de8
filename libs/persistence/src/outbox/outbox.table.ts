import type { ServiceName } from '@noivu/contracts';
import { executeRight } from '../roles/function-right';
import { dutyRights } from '../scope/table-rights';

/**
 * The events a service announces, and the positions the relay gives them.
 *
 * Writers only insert, in the transaction of the change itself; only the relay reads. Positions have no gaps and follow the order of commits, so a reader
 * that asks for what comes after a position never misses an event that was committed late. `settled` makes stamping cheap for ever: every event written by a
 * transaction older than it has its position, so the relay looks only at those from it on. A `settled` beyond the running transactions comes from
 * another cluster (a restored dump) and is not believed.
 */
export function outboxTables(service: ServiceName): string {
  return `
CREATE TABLE ${service}.outbox (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject      text NOT NULL,
  key          text NOT NULL,
  version      integer NOT NULL,
  payload      jsonb NOT NULL,
  occurred_at  timestamptz NOT NULL DEFAULT now(),
  xact         xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX outbox_xact ON ${service}.outbox (xact);
CREATE TABLE ${service}.outbox_position (
  position   bigint PRIMARY KEY,
  outbox_id  bigint NOT NULL UNIQUE,
  settled    xid8 NOT NULL
);
ALTER TABLE ${service}.outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT INSERT (subject, key, version, payload, occurred_at) ON ${service}.outbox TO ${service}, ${service}_inlet, ${service}_timer;
CREATE POLICY outbox_insert ON ${service}.outbox FOR INSERT TO ${service}, ${service}_inlet, ${service}_timer WITH CHECK (true);
${dutyRights({ service, table: 'outbox', duty: 'relay', verbs: ['select'] })}
${dutyRights({ service, table: 'outbox_position', duty: 'relay', verbs: ['select', 'insert'] })}

CREATE FUNCTION ${service}.wake_outbox() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('${service}.outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_wake AFTER INSERT ON ${service}.outbox FOR EACH STATEMENT EXECUTE FUNCTION ${service}.wake_outbox();

CREATE FUNCTION ${service}.stamp_outbox(batch integer) RETURNS integer LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  last bigint;
  mark xid8;
  stamped integer;
BEGIN
  -- In the order of their names, as whoever loads a province takes them.
  LOCK TABLE ${service}.outbox, ${service}.outbox_position IN ACCESS SHARE MODE;
  PERFORM pg_advisory_xact_lock(hashtext('${service}.outbox'));
  SELECT position, settled INTO last, mark FROM ${service}.outbox_position ORDER BY position DESC LIMIT 1;
  IF mark IS NULL OR mark > pg_snapshot_xmin(pg_current_snapshot()) THEN
    mark := '0';
  END IF;
  WITH recent AS MATERIALIZED (
    SELECT id FROM ${service}.outbox WHERE xact >= mark
  ), waiting AS (
    SELECT id FROM recent
    WHERE NOT EXISTS (SELECT 1 FROM ${service}.outbox_position stamp WHERE stamp.outbox_id = recent.id OFFSET 0)
    ORDER BY id LIMIT batch
  )
  INSERT INTO ${service}.outbox_position (position, outbox_id, settled)
  SELECT coalesce(last, 0) + row_number() OVER (ORDER BY id), id,
         CASE WHEN count(*) OVER () < batch THEN pg_snapshot_xmin(pg_current_snapshot()) ELSE mark END
  FROM waiting;
  GET DIAGNOSTICS stamped = ROW_COUNT;
  RETURN stamped;
END $$;
${executeRight(`${service}.stamp_outbox`)}
`;
}
