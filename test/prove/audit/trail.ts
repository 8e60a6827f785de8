import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type Pool, type PoolClient } from 'pg';
import { AuditSealer, auditHeads, exportAudit } from '@noivu/audit';
import { connections } from '@noivu/persistence';
import { freshDatabase, type FreshDatabase } from '../../harness/database';
import { verified, type Verdict } from './verifier';

/** The service whose trail is tampered with. */
export const service = 'training';

const ENTRIES = `INSERT INTO audit_entry (account_id, session_id, unit_id, sender, action, outcome, record_id, facts, message_id, trace_id)
  SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'gateway', (ARRAY['record-read', 'record-changed', 'records-searched'])[1 + n % 3], 'done',
    CASE WHEN n % 4 > 0 THEN gen_random_uuid() END, jsonb_build_object('count', n, 'of', 'Đồng Nai', 'listed', jsonb_build_array(n, null, n + 0.50)),
    gen_random_uuid()::text, md5(n::text) FROM generate_series(1, $1::int) n`;

/** The audit trail of one service on a database of its own, sealed by its sealer, and the heads that somebody noted elsewhere. */
export class Trail {
  private readonly folder = mkdtempSync(join(tmpdir(), 'noivu-audit-'));
  private slow: PoolClient | undefined;
  private readonly file = join(this.folder, 'export');
  readonly heads = join(this.folder, 'heads');

  private constructor(
    readonly database: FreshDatabase,
    /** A superuser. */
    readonly admin: Client,
    private readonly app: Pool,
    private readonly sealerPool: Pool,
  ) {
    writeFileSync(this.heads, '');
  }

  static async open(): Promise<Trail> {
    const database = await freshDatabase();
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const pool = (role: string) => connections({ url: database.url(role), name: `proof ${role}`, size: 2, timeout: 600_000 });
    return new Trail(database, admin, pool(service), pool(`${service}_sealer`));
  }

  /** Writes entries as the service, in one transaction. */
  async write(count: number): Promise<void> {
    await this.app.query(ENTRIES, [count]);
  }

  /** Begins a transaction of the service that has written an entry; the given function commits it. */
  async writeSlowly(): Promise<() => Promise<void>> {
    const client = await this.app.connect();
    this.slow = client;
    await client.query('BEGIN');
    await client.query(ENTRIES, [1]);
    return async () => {
      await client.query('COMMIT');
      client.release();
      this.slow = undefined;
    };
  }

  seal(): Promise<number> {
    return new AuditSealer({ pool: this.sealerPool }).seal();
  }

  /** Notes the head of the chain where no database reaches. */
  async noteHead(): Promise<void> {
    writeFileSync(this.heads, (await auditHeads(this.admin, [service])).map((head) => `${JSON.stringify(head)}\n`).join(''), { flag: 'a' });
  }

  /** Exports the trail as it stands, and has it verified. */
  verify(reading: { withHeads?: boolean } = {}): Promise<Verdict> {
    return this.meanwhile(
      async () => undefined,
      () => this.look(reading),
    );
  }

  /** The same for what the superuser's transaction sees at this moment. */
  async look({ withHeads = true } = {}): Promise<Verdict> {
    const lines: string[] = [];
    await exportAudit(this.admin, [service], (some) => lines.push(...some));
    writeFileSync(this.file, `${lines.join('\n')}\n`);
    return verified(this.file, withHeads ? this.heads : undefined);
  }

  /** Lets a superuser do something with every guard off, looks at it, and takes it back. */
  async meanwhile<T>(tamper: (admin: Client) => Promise<unknown>, look: () => Promise<T>): Promise<T> {
    await this.admin.query(`BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL search_path = ${service}, public`);
    try {
      await tamper(this.admin);
      return await look();
    } finally {
      await this.admin.query('ROLLBACK');
    }
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    this.slow?.release(true);
    await Promise.all([this.app.end(), this.sealerPool.end(), this.admin.end()]);
    await this.database.drop();
  }
}
