import { services } from '@noivu/contracts';
import { auditHeads, type AuditHead } from '@noivu/audit';
import type { Client } from 'pg';

/** What a sealed backup is called to its key; a file of another use does not open. */
export const backupUse = 'backup';
/** The name of the manifest, with which every backup begins. */
export const manifestName = 'noivu-backup.json';

const format = 'noivu-backup-1';

/** What a backup says about itself. */
export interface Manifest {
  readonly format: typeof format;
  /** A whole stopped demo with its keys, or the base of a cluster, to be brought forward by its archived log. */
  readonly kind: 'embedded' | 'base';
  /** ISO, UTC. */
  readonly takenAt: string;
  readonly database: string;
  /** Version of the server. */
  readonly postgres: string;
  /** Where the audit chains ended when it was begun. */
  readonly heads: readonly AuditHead[];
}

/** Asks a database what the manifest of its backup is to say. @throws Error where it holds no province */
export async function manifestOf(kind: Manifest['kind'], client: Client): Promise<Manifest> {
  const { rows } = await client.query<{ database: string; postgres: string; tables: number }>(
    `SELECT current_database() AS database, current_setting('server_version') AS postgres,
       (SELECT count(*)::int FROM pg_tables WHERE schemaname = ANY ($1) AND tablename = 'audit_seal') AS tables`,
    [services],
  );
  const [row] = rows;
  if (row?.tables !== services.length)
    throw new Error(`The database ${row?.database ?? ''} holds no whole province: there is nothing to back up.`);
  const heads = await auditHeads(client, services);
  return { format, kind, takenAt: new Date().toISOString(), database: row.database, postgres: row.postgres, heads };
}

/** @throws Error for a backup of another form or kind */
export function readManifest(text: string, kind: Manifest['kind']): Manifest {
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== format) throw new Error('The backup has a form that this version does not know.');
  if (manifest.kind !== kind)
    throw new Error(
      manifest.kind === 'base'
        ? 'This is the base backup of a cluster: name the archive of its log with --wal.'
        : 'This is the backup of an embedded demo: it has no archived log, leave out --wal and --until.',
    );
  return manifest;
}
