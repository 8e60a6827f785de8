import type { ServiceName } from '@noivu/contracts';
import { dutyRights, executeRight } from '@noivu/persistence';
import { chainBegin, entryText, linkText } from './audit-text';

/**
 * The chain over a service's audit trail: one link for each entry, and the function that appends links.
 *
 * hash = SHA-256(hash of the link before ‖ SHA-256(text of the entry) ‖ text of the link). Writers never wait for it: an entry stands unsealed for about a
 * second. Links follow the order in which the sealer found the entries, never their numbers, for entries are committed out of order. Every entry of a
 * transaction older than the `settled` of the last link has its link; so the sealer looks only at those from it on, never skips one that was committed
 * late, and whoever verifies knows of an entry without a link whether it is new or was slipped in. A `settled` beyond the running transactions comes from
 * another cluster (a restored dump) and is not believed. The tables are locked in the order of their names, as an operator's load locks them.
 */
export const auditSealTable = (service: ServiceName): string => `
  CREATE TABLE audit_seal (
    seq        bigint PRIMARY KEY,
    entry_id   bigint NOT NULL UNIQUE,
    sealed_at  timestamptz NOT NULL,
    settled    xid8 NOT NULL,
    hash       bytea NOT NULL CHECK (octet_length(hash) = 32)
  );
  ${dutyRights({ service, table: 'audit_entry', duty: 'sealer', verbs: ['select'] })}
  ${dutyRights({ service, table: 'audit_seal', duty: 'sealer', verbs: ['select', 'insert'] })}

  CREATE FUNCTION ${service}.seal_audit(batch integer, OUT sealed integer, OUT head bigint) LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
  DECLARE
    chain bytea;
    mark xid8;
    horizon xid8;
    moment timestamptz;
    ids bigint[];
    digests bytea[];
    links bytea[] := '{}';
    last xid8;
  BEGIN
    LOCK TABLE ${service}.audit_entry IN ACCESS SHARE MODE;
    LOCK TABLE ${service}.audit_seal IN ROW EXCLUSIVE MODE;
    PERFORM pg_advisory_xact_lock(hashtext('${service}.audit_seal'));
    SELECT seq, hash, settled INTO head, chain, mark FROM ${service}.audit_seal ORDER BY seq DESC LIMIT 1;
    head := coalesce(head, 0);
    chain := coalesce(chain, sha256(convert_to('${chainBegin(service)}', 'UTF8')));
    IF mark IS NULL OR mark > pg_snapshot_xmin(pg_current_snapshot()) THEN
      mark := '0';
    END IF;
    moment := clock_timestamp();
    WITH waiting AS MATERIALIZED (
      SELECT entry_id, xact FROM ${service}.audit_entry entry
      WHERE xact >= mark AND NOT EXISTS (SELECT 1 FROM ${service}.audit_seal seal WHERE seal.entry_id = entry.entry_id OFFSET 0)
      ORDER BY xact, entry_id LIMIT batch
    )
    SELECT array_agg(entry.entry_id ORDER BY entry.xact, entry.entry_id),
           array_agg(sha256(convert_to(${entryText('entry')}, 'UTF8')) ORDER BY entry.xact, entry.entry_id),
           max(entry.xact::text::numeric)::text::xid8, pg_snapshot_xmin(pg_current_snapshot())
    INTO ids, digests, last, horizon
    FROM waiting JOIN ${service}.audit_entry entry USING (entry_id);
    sealed := coalesce(cardinality(ids), 0);
    IF sealed = batch AND last < horizon THEN
      horizon := last;
    END IF;
    FOR place IN 1 .. sealed LOOP
      chain := sha256(chain || digests[place] || convert_to(${linkText('head + place', 'ids[place]', { sealedAt: 'moment', settled: 'horizon' })}, 'UTF8'));
      links[place] := chain;
    END LOOP;
    INSERT INTO ${service}.audit_seal (seq, entry_id, sealed_at, settled, hash)
    SELECT head + place, entry_id, moment, horizon, link FROM unnest(ids, links) WITH ORDINALITY AS appended (entry_id, link, place);
    head := head + sealed;
  END $$;
  ${executeRight(`${service}.seal_audit`)}`;
