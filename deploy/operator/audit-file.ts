import { open } from 'node:fs/promises';
import { services } from '@noivu/contracts';
import { auditHeads, exportAudit } from '@noivu/audit';
import { Client } from 'pg';

async function inSnapshot(adminUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'noivu-audit' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await work(client);
  } finally {
    await client.end();
  }
}

/** Writes the audit trails of all services and their chains into a new file, readable by its owner alone. What was begun and failed has no last line. */
export function writeAuditFile(adminUrl: string, path: string): Promise<void> {
  return inSnapshot(adminUrl, async (client) => {
    const file = await open(path, 'wx', 0o600);
    try {
      await exportAudit(client, services, (lines) => file.appendFile(lines.map((line) => `${line}\n`).join('')));
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** Says the head of every chain, one JSON object a line. */
export const printAuditHeads = (adminUrl: string, say: (line: string) => void): Promise<void> =>
  inSnapshot(adminUrl, async (client) => {
    for (const head of await auditHeads(client, services)) say(JSON.stringify(head));
  });
