import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { SignOut, type Nothing } from '@noivu/contracts';
import type { MessageContext } from '@noivu/messaging';
import { inScope } from '@noivu/persistence';
import { Revocations } from '../revocation/revocations';

const END = 'UPDATE session SET ended_at = coalesce(ended_at, now()) WHERE session_id = $1 RETURNING tokens_until AS "tokensUntil"';

/** Ends the session of whoever asks: its tokens are void at once. A repetition finds nothing left to end, and changes nothing. */
@Injectable()
export class SignOutService {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    private readonly revocations: Revocations,
  ) {}

  async signOut(message: MessageContext): Promise<Nothing> {
    const { sessionId, scopeContext } = message.signedIn();
    const deadline = new Date(message.envelope.deadline);
    await inScope(
      this.db,
      scopeContext,
      async (tx) => {
        const [[ended]] = await tx.query<[{ tokensUntil: Date }[], number]>(END, [sessionId]);
        if (ended) await this.revocations.ofSession(tx, sessionId, ended.tokensUntil);
        await recordAudit(tx, message, { action: SignOut.audit });
      },
      { deadline },
    );
    await this.revocations.tell();
    return {};
  }
}
