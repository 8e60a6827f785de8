import { finalJobStates, jobStates, type ServiceName } from '@noivu/contracts';
import { dutyOf, dutyRights, ownerOf, ownerReads, scopedTable, type FunctionRight, type ScopedTable } from '@noivu/persistence';
import { jobGrants } from './job-grant.sql';

const words = (list: readonly string[]): string => list.map((word) => `'${word}'`).join(', ');

/** The table of jobs as row-level security knows it: a job is seen by the unit of whoever ordered it, and by those above. */
export const jobScope = (service: ServiceName): ScopedTable => ({
  service,
  table: 'job',
  unitOrd: 'unit_ord',
  writes: { update: ['cancel_asked'] },
});

// What is over stays over: neither the service nor its runner can bring a job back, and with it its context.
const table = (service: ServiceName): string => `
  CREATE TABLE job (
    job_id         uuid PRIMARY KEY,
    kind           text NOT NULL,
    account_id     uuid NOT NULL,
    session_id     uuid NOT NULL,
    rights_version integer NOT NULL,
    unit_id        uuid NOT NULL REFERENCES unit_node,
    unit_ord       integer NOT NULL,
    trace_id       text NOT NULL,
    input          jsonb NOT NULL,
    state          text NOT NULL DEFAULT 'queued' CHECK (state IN (${words(jobStates)})),
    phase          text NOT NULL DEFAULT 'queued',
    done           integer NOT NULL DEFAULT 0,
    total          integer NOT NULL DEFAULT 0,
    furthest       integer NOT NULL DEFAULT 0,
    checkpoint     jsonb,
    result         jsonb,
    errors         jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_array_length(errors) <= 100),
    cancel_asked   boolean NOT NULL DEFAULT false,
    attempts       integer NOT NULL DEFAULT 0,
    lease          uuid,
    lease_until    timestamptz,
    vouched_at     timestamptz NOT NULL DEFAULT now(),
    ordered_at     timestamptz NOT NULL DEFAULT now(),
    ends_by        timestamptz NOT NULL DEFAULT now() + interval '6 hours',
    ended_at       timestamptz,
    CHECK ((ended_at IS NULL) = (state NOT IN (${words(finalJobStates)})))
  );
  CREATE INDEX job_unit ON job (unit_ord, ordered_at);
  CREATE INDEX job_of_unit ON job (unit_id);
  CREATE INDEX job_account ON job (account_id, ordered_at);
  CREATE INDEX job_open ON job (ordered_at) WHERE state IN ('queued', 'running');
  COMMENT ON COLUMN job.furthest IS 'the most that was ever done in a phase: a turn that gets no further counts as one without a step';
  COMMENT ON COLUMN job.vouched_at IS 'when it was last known that the account which ordered it still has its rights';

  CREATE FUNCTION job_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.state IN (${words(finalJobStates)}) AND to_jsonb(NEW) - 'unit_ord' <> to_jsonb(OLD) - 'unit_ord' THEN
      RAISE EXCEPTION 'a job that is over stays over';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER job_stays BEFORE UPDATE ON job FOR EACH ROW EXECUTE FUNCTION job_stays();
  CREATE POLICY job_own_order ON job AS RESTRICTIVE FOR INSERT TO ${service} WITH CHECK (account_id = (SELECT sec.account()) AND state = 'queued');
`;

// Owned by the owner of the schema, whom alone schema sec lets ask.
const context = (service: ServiceName): string => `
  CREATE FUNCTION ${service}.job_context(asked uuid) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM ${service}.job WHERE job_id = asked AND state = 'running' AND lease_until > statement_timestamp()) THEN
      RETURN NULL;
    END IF;
    RETURN sec.job_context(asked);
  END $$;
  ALTER FUNCTION ${service}.job_context(uuid) OWNER TO ${ownerOf(service)};
  REVOKE ALL ON FUNCTION ${service}.job_context(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ${service}.job_context(uuid) TO ${dutyOf(service, 'timer')};
`;

/**
 * The SQL of a service's jobs (công việc chạy nền), for a migration: the table, which a person sees by the unit of whoever ordered the job, the rights of the
 * runner, who logs in as the timer, and the function that gives a running job the scope it was ordered under. The table of units must stand.
 */
export const jobTable = (service: ServiceName): string => `
  ${table(service)}
  ${scopedTable(jobScope(service))}
  ${dutyRights({ service, table: 'job', duty: 'timer', verbs: ['select', 'update'] })}
  ${dutyRights({ service, table: 'job', duty: 'inlet', verbs: ['select', 'update'] })}
  ${ownerReads({ service, table: 'job' })}
  ${jobGrants(service)}
  ${context(service)}
`;

/** Who may execute the functions that `jobTable` makes, for the check of the database's catalogue. */
export const jobFunctionRights = (service: ServiceName): readonly FunctionRight[] => [
  { function: 'sec.grant_job(uuid)', roles: [service] },
  { function: 'sec.job_context(uuid)', roles: [ownerOf(service)] },
  { function: `${service}.job_context(uuid)`, roles: [dutyOf(service, 'timer')] },
];
