import { changeActs, factKindNames } from '@noivu/contracts';
import { childTable, dutyRights } from '@noivu/persistence';
import { recordTable } from './record.table';
import { exclusiveKinds } from './statement';

const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');

/**
 * Dated facts of every kind. A row says: in the days `valid` this held, as was believed during `recorded`. Nothing is changed or deleted: a row is
 * closed once, and what is believed instead stands in new rows under the same `fact_id`.
 */
const fact = `
  CREATE TABLE fact (
    row_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fact_id     uuid NOT NULL,
    record_id   uuid NOT NULL REFERENCES record,
    kind        text COLLATE "C" NOT NULL CHECK (kind IN (${words(factKindNames)})),
    valid       daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
    declared_to date CHECK (declared_to > lower(valid) AND declared_to >= upper(valid)),
    recorded    tstzrange NOT NULL CHECK (NOT isempty(recorded) AND NOT lower_inf(recorded)),
    value       jsonb NOT NULL CHECK (jsonb_typeof(value) = 'object'),
    decision_id uuid REFERENCES decision,
    change_id   uuid NOT NULL,
    act         text NOT NULL CHECK (act IN (${words(changeActs)})),
    exclusive   boolean NOT NULL GENERATED ALWAYS AS (kind IN (${words(exclusiveKinds)})) STORED,
    CONSTRAINT fact_one_at_a_time EXCLUDE USING gist (record_id WITH =, kind WITH =, valid WITH &&) WHERE (upper_inf(recorded) AND exclusive)
  );
  CREATE INDEX fact_record ON fact (record_id, kind);
  CREATE UNIQUE INDEX fact_live ON fact (fact_id) WHERE upper_inf(recorded);
`;

// What the database works out itself is not there yet when the trigger looks.
const stays = `
  CREATE FUNCTION fact_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF upper_inf(OLD.recorded) AND NOT upper_inf(NEW.recorded) AND lower(NEW.recorded) = lower(OLD.recorded)
         AND to_jsonb(NEW) - '{recorded, exclusive}'::text[] = to_jsonb(OLD) - '{recorded, exclusive}'::text[] THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION 'a fact stays: it may only be closed, once';
  END $$;
  CREATE TRIGGER fact_stays BEFORE UPDATE OR DELETE ON fact FOR EACH ROW EXECUTE FUNCTION fact_stays();
  CREATE TRIGGER fact_stays_whole BEFORE TRUNCATE ON fact FOR EACH STATEMENT EXECUTE FUNCTION fact_stays();
`;

/** The SQL of the table of facts; records and decisions must stand. */
export const factTables = (): string => `
  ${fact}
  ${stays}
  ${childTable({ service: 'personnel', table: 'fact', key: 'record_id', parent: recordTable, writes: { update: ['recorded'] } })}
  ${dutyRights({ service: 'personnel', table: 'fact', duty: 'inlet', verbs: ['select', 'insert', 'update'] })}
  ${dutyRights({ service: 'personnel', table: 'fact', duty: 'timer', verbs: ['select'] })}
`;
