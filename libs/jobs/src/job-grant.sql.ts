import type { ServiceName } from '@noivu/contracts';
import { ownerOf } from '@noivu/persistence';

const keyOwner = 'sec_owner';

/**
 * What lets a job go on working after the context of whoever ordered it has expired, and never within more than that context allowed.
 *
 * `grant_job` writes down the signed context of the statement that calls it, for one job, once; nobody can give it other words than those of a seal that
 * holds. `job_context` signs the same scopes anew for ten minutes, until six hours after the order. Only the owner of a service's schema may ask for that,
 * through the service's own `job_context`, which looks whether the job runs.
 */
const grants = `
CREATE TABLE IF NOT EXISTS sec.job_grant (
  job_id     uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  session_id uuid NOT NULL,
  scopes     text NOT NULL,
  ends_at    timestamptz NOT NULL
);

CREATE OR REPLACE FUNCTION sec.grant_job(job uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  claims text[] := sec.claims();
BEGIN
  IF claims IS NULL THEN
    RAISE EXCEPTION 'A job is ordered under a scope context' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM sec.job_grant WHERE ends_at < statement_timestamp() - interval '1 day';
  INSERT INTO sec.job_grant (job_id, account_id, session_id, scopes, ends_at)
  VALUES (job, claims[2]::uuid, claims[3]::uuid, claims[4], statement_timestamp() + interval '6 hours');
END $$;

CREATE OR REPLACE FUNCTION sec.job_context(job uuid) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  given sec.job_grant;
BEGIN
  SELECT * INTO given FROM sec.job_grant WHERE job_id = job AND ends_at > statement_timestamp();
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  RETURN sec.issue_context(given.account_id, given.session_id, string_to_array(given.scopes, ','),
    least(given.ends_at, statement_timestamp() + interval '10 minutes'));
END $$;
`;

/** The SQL of the grants of jobs in schema `sec`, as its owner, and the rights of one service on them. It ends as the owner of the service's schema again. */
export const jobGrants = (service: ServiceName): string => `
  SET LOCAL ROLE ${keyOwner};
  ${grants}
  REVOKE ALL ON FUNCTION sec.grant_job(uuid), sec.job_context(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION sec.grant_job(uuid) TO ${service};
  GRANT EXECUTE ON FUNCTION sec.job_context(uuid) TO ${ownerOf(service)};
  SET LOCAL ROLE ${ownerOf(service)};
`;
