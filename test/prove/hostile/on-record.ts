import { services, type ServiceName } from '@noivu/contracts';
import type { Client } from 'pg';

/** Attempts that the audit trails tell of, by service: those behind which no person stood. Complete once the services have stopped. */
export async function attemptsOnRecord(admin: Client): Promise<Record<ServiceName, number>> {
  const counted = services.map(
    (service) =>
      `SELECT '${service}' AS service, coalesce(sum((facts->>'attempts')::integer), 0)::integer AS attempts FROM ${service}.audit_entry WHERE facts ? 'attempts'`,
  );
  const { rows } = await admin.query<{ service: ServiceName; attempts: number }>(counted.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ service, attempts }) => [service, attempts])) as Record<ServiceName, number>;
}
