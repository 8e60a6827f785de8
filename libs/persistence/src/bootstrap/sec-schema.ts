/**
 * Schema `sec`: the signing key, the one function that signs a scope context and the functions that read it back.
 *
 * A context is `v1|<account>|<session>|<uuid>:<mode>[,…]|<expiry, epoch seconds>|<HMAC-SHA256 in hex>`. The seal is compared before anything
 * is parsed, so whatever is parsed was written by `issue_context`, and reading can never raise. The two seals are hashed once more before they are
 * compared: the time the comparison takes then says nothing about the true one. Expiry is the statement's time by the database's clock: one statement
 * sees one answer. The youngest key signs; every key that stands verifies.
 */
export const secSchema = `
CREATE TABLE IF NOT EXISTS sec.key (
  kid        integer PRIMARY KEY,
  inner_pad  bytea NOT NULL CHECK (octet_length(inner_pad) = 64),
  outer_pad  bytea NOT NULL CHECK (octet_length(outer_pad) = 64),
  made_at    timestamptz NOT NULL DEFAULT now()
);

CREATE OR REPLACE FUNCTION sec.claims() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  context text := current_setting('app.ctx', true);
  claims text[];
  body bytea;
  inward bytea;
  outward bytea;
BEGIN
  IF context IS NULL OR octet_length(context) NOT BETWEEN 100 AND 8192 THEN
    RETURN NULL;
  END IF;
  body := convert_to(context, 'UTF8');
  body := substr(body, 1, octet_length(body) - 65);
  claims := string_to_array(context, '|');
  SELECT inner_pad, outer_pad INTO inward, outward FROM sec.key ORDER BY kid DESC LIMIT 1;
  IF encode(sha256(outward || sha256(inward || body)), 'hex') IS DISTINCT FROM claims[6] THEN
    IF NOT EXISTS (SELECT FROM sec.key k WHERE encode(sha256(k.outer_pad || sha256(k.inner_pad || body)), 'hex') = claims[6]) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF claims[1] <> 'v1' OR claims[5]::bigint <= extract(epoch FROM statement_timestamp()) THEN
    RETURN NULL;
  END IF;
  RETURN claims;
END $$;

CREATE OR REPLACE FUNCTION sec.account() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (sec.claims())[2]::uuid;
END $$;

CREATE OR REPLACE FUNCTION sec.session() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN (sec.claims())[3]::uuid;
END $$;

CREATE OR REPLACE FUNCTION sec.own_record() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  scopes text := (sec.claims())[4];
  place integer := strpos(scopes, ':self');
BEGIN
  IF place > 36 THEN
    RETURN substr(scopes, place - 36, 36)::uuid;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.issue_context(account uuid, session uuid, scopes text[], expires_at timestamptz)
  RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  body text;
BEGIN
  IF account IS NULL OR session IS NULL OR scopes IS NULL OR expires_at IS NULL OR array_position(scopes, NULL) IS NOT NULL THEN
    RAISE EXCEPTION 'A context names its account, session, scopes and expiry' USING ERRCODE = 'null_value_not_allowed';
  END IF;
  IF expires_at > statement_timestamp() + interval '6 hours' THEN
    RAISE EXCEPTION 'A context lasts six hours at most' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF EXISTS (SELECT FROM unnest(scopes) scope WHERE scope !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(subtree|unit|self)$')
     OR (SELECT count(*) FROM unnest(scopes) scope WHERE scope LIKE '%:self') > 1 OR cardinality(scopes) > 100 THEN
    RAISE EXCEPTION 'A scope is <uuid>:subtree, <uuid>:unit or, once, <uuid>:self' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  body := concat_ws('|', 'v1', account, session, array_to_string(scopes, ','), floor(extract(epoch FROM expires_at))::bigint);
  RETURN body || '|' || (
    SELECT encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(body, 'UTF8'))), 'hex') FROM sec.key k ORDER BY k.kid DESC LIMIT 1
  );
END $$;
`;
