import type { ServiceName } from '@noivu/contracts';
import type { Client } from 'pg';
import { entryText, momentText } from './audit-text';

/** Takes lines, each without its newline; what it returns is waited for, so that a slow disk holds the database back. */
export type TakeLines = (lines: readonly string[]) => unknown;

/** The head of a service's chain: what must be known elsewhere to see that a chain was cut off or written anew. */
export interface AuditHead {
  readonly service: ServiceName;
  /** Number of links. */
  readonly seq: string;
  /** SHA-256 of the last link, in hex. */
  readonly hash: string;
  /** When it was sealed, ISO UTC in microseconds. */
  readonly sealedAt: string;
}

const page = 2_000;

const link = `json_build_object('seq', seal.seq::text, 'entryId', seal.entry_id::text, 'sealedAt', ${momentText('seal.sealed_at')},
  'settled', seal.settled::text, 'hash', encode(seal.hash, 'hex'))::text`;

const sealedLines = (
  service: ServiceName,
): string => `SELECT ${link} AS link, (SELECT array_agg(${entryText('entry')}) FROM ${service}.audit_entry entry
  WHERE entry.entry_id = seal.entry_id) AS entries FROM ${service}.audit_seal seal ORDER BY seal.seq, seal.entry_id`;

const unsealedLines = (
  service: ServiceName,
): string => `SELECT NULL AS link, ARRAY[${entryText('entry')}] AS entries FROM ${service}.audit_entry entry
  WHERE NOT EXISTS (SELECT FROM ${service}.audit_seal seal WHERE seal.entry_id = entry.entry_id) ORDER BY entry.entry_id`;

const heads = (service: ServiceName): string =>
  `SELECT seq, encode(hash, 'hex') AS hash, ${momentText('sealed_at')} AS "sealedAt" FROM ${service}.audit_seal ORDER BY seq DESC LIMIT 1`;

/**
 * Gives the audit trail of services line by line, for `audit:verify`: for each service a line that names it, every link followed by its entry, the entries
 * that wait for their link, and a line with the counts. As a superuser, within a transaction that keeps one snapshot (REPEATABLE READ).
 */
export async function exportAudit(client: Client, services: readonly ServiceName[], take: TakeLines): Promise<void> {
  const { rows } = await client.query<{ now: string }>(`SELECT ${momentText('now()')} AS now`);
  await take([JSON.stringify({ format: 'noivu-audit-1', services, exportedAt: rows[0]?.now })]);
  for (const service of services) {
    await take([JSON.stringify({ service })]);
    const sealed = await pages(client, sealedLines(service), take);
    const unsealed = await pages(client, unsealedLines(service), take);
    await take([JSON.stringify({ end: service, lines: sealed + unsealed })]);
  }
}

async function pages(client: Client, query: string, take: TakeLines): Promise<number> {
  await client.query(`DECLARE audit_lines NO SCROLL CURSOR FOR ${query}`);
  let lines = 0;
  for (;;) {
    const { rows } = await client.query<{ link: string | null; entries: string[] | null }>(`FETCH ${page} FROM audit_lines`);
    const texts = rows.flatMap((row) => [...(row.link === null ? [] : [row.link]), ...(row.entries ?? [])]);
    await take(texts);
    lines += texts.length;
    if (rows.length < page) break;
  }
  await client.query('CLOSE audit_lines');
  return lines;
}

/** The heads of the chains that have one, as a superuser. */
export async function auditHeads(client: Client, services: readonly ServiceName[]): Promise<AuditHead[]> {
  const found: AuditHead[] = [];
  for (const service of services) {
    const { rows } = await client.query<Omit<AuditHead, 'service'>>(heads(service));
    found.push(...rows.map((row) => ({ service, ...row })));
  }
  return found;
}
