import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Trust } from '@noivu/access';
import type { RevocationList } from '@noivu/contracts';
import { scoped } from '@noivu/persistence';
import { ListReads } from '@noivu/service';
import { DomainError } from '@noivu/problem';
import { RevocationHint } from './revocation-hint';

/** Longer than an access token lives, and than two clocks differ. */
const TOKEN_LIFE = `interval '11 minutes'`;
const FORGET_EVERY_MS = 60_000;

const LIST = scoped({
  name: 'revocation-list',
  text: `SELECT jsonb_build_object('asOf', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'data', coalesce(jsonb_agg(jsonb_strip_nulls(r)), '[]'))::text
  FROM (SELECT jsonb_build_object('sessionId', session_id, 'accountId', account_id, 'rightsVersion', max(rights_version), 'until', ceil(extract(epoch FROM max(until)))::bigint) AS r
        FROM revocation WHERE until > now() GROUP BY session_id, account_id) live`,
});

/** Every loss of right that could still void an access token: written with what causes it, read by every process. */
@Injectable()
export class Revocations {
  private forgottenAt = -Infinity;

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    private readonly reads: ListReads,
    private readonly hint: RevocationHint,
    private readonly trust: Trust,
  ) {}

  /** Voids the tokens of one session, until the last of them has expired. */
  async ofSession(tx: EntityManager, sessionId: string, tokensUntil: Date): Promise<void> {
    await tx.query('INSERT INTO revocation (session_id, until) SELECT $1, $2 WHERE $2 > now()', [sessionId, tokensUntil]);
  }

  /** Voids every token of an account that was issued under an earlier version of its rights. */
  async ofAccount(tx: EntityManager, accountId: string, rightsVersion: number): Promise<void> {
    await tx.query(`INSERT INTO revocation (account_id, rights_version, until) VALUES ($1, $2, now() + ${TOKEN_LIFE})`, [
      accountId,
      rightsVersion,
    ]);
  }

  /** Tells every process that there is news, and has this one know before it answers; to be called after the commit. Never throws: all ask again by themselves. */
  async tell(): Promise<void> {
    await this.hint.give();
    const list = await this.list().catch(() => undefined);
    if (list !== undefined) this.trust.denied.learn((JSON.parse(list) as RevocationList).data);
  }

  /** The list as JSON. It does not wait behind those who write: without it nobody's right could be vouched for. */
  async list(): Promise<string> {
    void this.forgetExpired();
    const list = await this.reads.pool.one(LIST, '');
    if (list === null) throw new DomainError('service-unavailable', { retryAfter: 1 });
    return list;
  }

  // Not in the transactions that write: those would wait for each other.
  private async forgetExpired(): Promise<void> {
    if (performance.now() - this.forgottenAt < FORGET_EVERY_MS) return;
    this.forgottenAt = performance.now();
    // What is left behind now goes the next time.
    await this.db.query('DELETE FROM revocation WHERE until < now()').catch(() => undefined);
  }
}
