import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { RefreshSession, type RefreshRequest, type SessionTokens } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import { asDomainError, inScope } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { Revocations } from '../revocation/revocations';
import { Slots } from '../password/slots';
import { ownContext, rightsOf } from './account-rights';
import { refreshTokenHash, SessionIssuer, type IssuedSession } from './session-issuer';

interface FoundSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly rightsVersion: number;
  readonly isSpent: boolean;
  readonly isOver: boolean;
  readonly context: string;
}

type Outcome = IssuedSession | 'refused' | 'family-ended';

const FIND = `SELECT session_id AS "sessionId", account_id AS "accountId", rights_version AS "rightsVersion", is_spent AS "isSpent", is_over AS "isOver",
  ${ownContext('account_id', 'session_id')} AS context FROM session_of_token($1)`;
const SPEND = 'UPDATE refresh_token SET spent_at = now() WHERE token_hash = $1 AND spent_at IS NULL RETURNING 1';
const END = 'UPDATE session SET ended_at = now() WHERE session_id = $1 AND ended_at IS NULL RETURNING tokens_until AS "tokensUntil"';

/** Fewer than the connections there are: a storm of refreshes leaves some for whoever locks an account. */
const AT_ONCE = 6;
const WAITING = 1_000;

/** Renews a session: each refresh token is good once, and whoever shows a spent one ends the whole family, for one of the two has stolen it. */
@Injectable()
export class RefreshService {
  private readonly slots = new Slots({ width: AT_ONCE, waiting: WAITING });

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    private readonly issuer: SessionIssuer,
    private readonly revocations: Revocations,
  ) {}

  /** @throws DomainError sign-in-required, too-many-requests */
  async refresh({ refreshToken }: RefreshRequest, message: MessageContext): Promise<SessionTokens> {
    const outcome = await this.slots.run(() => this.renew(refreshTokenHash(refreshToken), message));
    if (outcome === 'family-ended') await this.revocations.tell();
    if (typeof outcome === 'string') throw new DomainError('sign-in-required');
    return outcome.tokens;
  }

  private async renew(hash: Buffer, message: MessageContext): Promise<Outcome> {
    const [found] = await this.db.query<FoundSession[]>(FIND, [hash]).catch((error: unknown) => {
      throw asDomainError(error);
    });
    if (!found || found.isOver) return 'refused';
    return inScope(this.db, found.context, (tx) => this.spend(tx, { ...found, hash }, message), {
      deadline: new Date(message.envelope.deadline),
    });
  }

  // What ends a family must be committed, so a refusal is given back and not thrown.
  private async spend(tx: EntityManager, found: FoundSession & { hash: Buffer }, message: MessageContext): Promise<Outcome> {
    const isMine = !found.isSpent && (await tx.query<[unknown[], number]>(SPEND, [found.hash]))[1] === 1;
    if (!isMine) return this.endFamily(tx, found, message);
    const rights = await rightsOf(tx, found.accountId);
    if (rights?.state !== 'ACTIVE' || rights.rightsVersion !== found.rightsVersion) return 'refused';
    const issued = await this.issuer.renew(tx, rights, found.sessionId);
    message.caller = issued.caller;
    await recordAudit(tx, message, { action: RefreshSession.audit });
    return issued;
  }

  private async endFamily(
    tx: EntityManager,
    { sessionId, accountId }: FoundSession,
    message: MessageContext,
  ): Promise<'refused' | 'family-ended'> {
    const [[ended]] = await tx.query<[{ tokensUntil: Date }[], number]>(END, [sessionId]);
    if (!ended) return 'refused';
    await this.revocations.ofSession(tx, sessionId, ended.tokensUntil);
    await recordAudit(tx, message, { action: RefreshSession.audit, outcome: 'refresh-token-reused', facts: { accountId, sessionId } });
    return 'family-ended';
  }
}
