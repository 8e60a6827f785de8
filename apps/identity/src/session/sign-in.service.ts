import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { SignIn, type AccountState, type SessionTokens, type SignInRequest } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import { asDomainError, inScope } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { PasswordHasher } from '../password/password-hasher';
import { ownContext, rightsOf } from './account-rights';
import { SessionIssuer } from './session-issuer';
import { SignInThrottle } from './sign-in-throttle';

/** What sign-in must know of an account before anybody has shown who they are. */
interface Candidate {
  readonly accountId: string;
  readonly state: AccountState;
  readonly passwordHash: string;
  readonly rightsVersion: number;
}

const CANDIDATE = `SELECT account_id AS "accountId", state, password_hash AS "passwordHash", rights_version AS "rightsVersion" FROM sign_in_account($1)`;
const CONTEXT = `SELECT ${ownContext('$1', '$2')} AS context`;
// An issued password opens one session, until its hour; a chosen one is not limited.
const SPEND = `UPDATE credential SET spent_at = now() WHERE account_id = $1 AND must_change AND spent_at IS NULL AND issued_until > now() RETURNING 1`;

/** Sign-in by user name and password. */
@Injectable()
export class SignInService {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly issuer: SessionIssuer,
  ) {}

  /**
   * Unknown user name, wrong password and an account that is not active get one answer, after the same work.
   * @throws DomainError sign-in-failed, issued-password-spent, too-many-requests
   */
  signIn(request: SignInRequest, message: MessageContext): Promise<SessionTokens> {
    const username = request.username.toLowerCase();
    return this.throttle.try(username, this.issuer.policy(), async () => {
      const [candidate] = await this.query<Candidate[]>(CANDIDATE, [username]);
      const fits = await this.hasher.fits(request.password, candidate?.passwordHash);
      try {
        if (!candidate || !fits || candidate.state !== 'ACTIVE') throw new DomainError('sign-in-failed');
        return await this.begin(candidate, username, message);
      } catch (error) {
        if (error instanceof DomainError && error.code !== 'service-unavailable') await this.noteFailure(error, candidate, message);
        throw error;
      }
    });
  }

  private async begin({ accountId, rightsVersion }: Candidate, username: string, message: MessageContext): Promise<SessionTokens> {
    const sessionId = randomUUID();
    const [own] = await this.query<[{ context: string }]>(CONTEXT, [accountId, sessionId]);
    const work = async (tx: EntityManager): Promise<SessionTokens> => {
      const rights = await rightsOf(tx, accountId);
      // Locked or given another password since it was looked up.
      if (rights?.state !== 'ACTIVE' || rights.rightsVersion !== rightsVersion) throw new DomainError('sign-in-failed');
      if (rights.mustChange) await spend(tx, accountId);
      const { tokens, caller } = await this.issuer.begin(tx, rights, sessionId);
      await this.throttle.succeeded(tx, username);
      message.caller = caller;
      await recordAudit(tx, message, { action: SignIn.audit });
      return tokens;
    };
    return inScope(this.db, own.context, work, { deadline: new Date(message.envelope.deadline) });
  }

  private query<Rows>(text: string, values: unknown[]): Promise<Rows> {
    return this.db.query<Rows>(text, values).catch((error: unknown) => {
      throw asDomainError(error);
    });
  }

  private async noteFailure(refusal: DomainError, candidate: Candidate | undefined, message: MessageContext): Promise<void> {
    await this.throttle.failed(this.issuer.policy());
    // What was typed as a user name may be a password: only the account that it names is told.
    await recordAudit(this.db.manager, message, {
      action: SignIn.audit,
      outcome: refusal.code,
      facts: { accountId: candidate?.accountId ?? null },
    });
  }
}

async function spend(tx: EntityManager, accountId: string): Promise<void> {
  const [rows] = await tx.query<[unknown[], number]>(SPEND, [accountId]);
  if (rows.length === 0) throw new DomainError('issued-password-spent');
}
