import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { services, type ServiceName } from '@noivu/contracts';
import { exportAudit } from '@noivu/audit';
import type { Client } from 'pg';

/** What the audit trails of a restored database are held against. */
export interface TrailCheck {
  /** A file of heads from `noivu audit head`, kept elsewhere: one JSON object a line. */
  readonly headFile?: string | undefined;
  /** The trails may end before a known head, as they do after a restore to an earlier moment. */
  readonly acceptOlder?: boolean | undefined;
}

interface KnownHead {
  readonly service: ServiceName;
  readonly seq: string;
  readonly hash: string;
}

/** Checks every chain from its beginning, and the known heads against it. @returns a line for each service @throws Error saying what is wrong */
export async function checkTrail(client: Client, { headFile, acceptOlder = false }: TrailCheck): Promise<readonly string[]> {
  const lines = await verifyAll(client);
  const known = headFile ? await readHeads(headFile) : [];
  const faults = await Promise.all(known.map((head) => faultOf(client, head)));
  const foreign = faults.find((fault) => fault?.isForeign);
  if (foreign) throw new Error(foreign.words);
  const older = faults.flatMap((fault) => (fault ? [fault.words] : []));
  if (older.length > 0 && !acceptOlder)
    throw new Error(`${older.join('\n')}\nWhat was written between is not in this restore. If that is meant, say --accept-older.`);
  return [...lines, ...older];
}

async function faultOf(client: Client, { service, seq, hash }: KnownHead): Promise<{ words: string; isForeign: boolean } | undefined> {
  const { rows } = await client.query<{ hash: string | null; last: string | null }>(
    `SELECT (SELECT encode(hash, 'hex') FROM ${service}.audit_seal WHERE seq = $1) AS hash, (SELECT max(seq) FROM ${service}.audit_seal) AS last`,
    [seq],
  );
  const [found] = rows;
  if (found?.hash === hash) return undefined;
  if (found?.hash) return { words: `The trail of ${service} is not the known one: at link ${seq} it has another hash.`, isForeign: true };
  return { words: `The trail of ${service} ends at link ${found?.last ?? 0}, and link ${seq} is known.`, isForeign: false };
}

async function readHeads(file: string): Promise<readonly KnownHead[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, place) => {
    const head = JSON.parse(line) as Partial<KnownHead>;
    const service = services.find((name) => name === head.service);
    if (!service || !/^\d+$/.test(head.seq ?? '') || !/^[0-9a-f]{64}$/.test(head.hash ?? ''))
      throw new Error(`Line ${place + 1} of ${file} is no head of an audit chain.`);
    return { service, seq: head.seq ?? '', hash: head.hash ?? '' };
  });
}

// The program that outsiders verify with, so that there is one word on what a whole chain is.
async function verifyAll(client: Client): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'noivu-trail-'));
  try {
    const path = join(folder, 'trail');
    const file = await open(path, 'wx', 0o600);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      await exportAudit(client, services, (lines) => file.appendFile(lines.map((line) => `${line}\n`).join('')));
    } finally {
      await client.query('ROLLBACK');
      await file.close();
    }
    return await verified(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function verified(path: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [verifier(__dirname), '--from', path], (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
      if (error) reject(new Error(`The audit trail is not whole:\n${lines.join('\n')}`));
      else resolve(lines);
    });
  });
}

// It is not built, so from dist/ it lies further up.
function verifier(folder: string): string {
  const program = join(folder, 'deploy', 'audit', 'verify.mjs');
  if (existsSync(program)) return program;
  if (dirname(folder) === folder) throw new Error('deploy/audit/verify.mjs is missing.');
  return verifier(dirname(folder));
}
