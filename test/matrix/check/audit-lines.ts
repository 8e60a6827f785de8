import type { Pool } from 'pg';

/** A line of the audit trail of any service. */
export interface AuditLine {
  readonly traceId: string;
  readonly accountId: string | null;
  readonly action: string;
  readonly outcome: string;
}

const TRAILS = `SELECT n.nspname AS service FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relname = 'audit_entry' AND c.relkind = 'r' ORDER BY 1`;
const PATIENCE_MS = 10_000;

/** Reads the lines of some traces, by trace. The gateway puts its own refusals on record a moment after the answer: those are waited for. */
export async function auditLines(admin: Pool, traceIds: readonly string[]): Promise<ReadonlyMap<string, readonly AuditLine[]>> {
  const { rows: trails } = await admin.query<{ service: string }>(TRAILS);
  const lines = trails.map(
    ({ service }) =>
      `SELECT trace_id AS "traceId", account_id AS "accountId", action, outcome FROM ${service}.audit_entry WHERE trace_id = ANY($1)`,
  );
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await admin.query<AuditLine>(lines.join(' UNION ALL '), [traceIds]);
    const found = new Map<string, AuditLine[]>();
    for (const line of rows) found.set(line.traceId, [...(found.get(line.traceId) ?? []), line]);
    if (found.size >= new Set(traceIds).size || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
