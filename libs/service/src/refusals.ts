import type { DataSource } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import type { KeyRing, MessageContext } from '@noivu/messaging';
import type { Metrics } from '@noivu/ops';
import type { DomainError } from '@noivu/problem';
import { claimedBy, UnprovenMessages } from './unproven-messages';

/** Puts on record what a service refused, before it is answered. */
export class Refusals {
  private readonly unproven: UnprovenMessages;

  constructor(
    private readonly db: DataSource,
    private readonly keys: KeyRing,
    private readonly metrics: Metrics,
  ) {
    this.unproven = new UnprovenMessages(db);
  }

  /** A person's refusal has a line of its own. Where no person stands behind the message, the line is shared, except for people not yet signed in. */
  async refused(message: MessageContext, { code }: DomainError): Promise<void> {
    if (message.audited || code === 'service-unavailable') return;
    if (message.caller) return recordAudit(this.db.manager, message, { action: message.subject, outcome: code });
    const { from, token } = message.envelope;
    const isSigningIn = message.sealed && from === 'gateway' && token === undefined;
    if (!isSigningIn) await this.noteUnproven(message, code);
  }

  /** What comes late from a sender of ours is a matter of load; what comes late under a seal that does not open was forged. */
  async late(message: MessageContext): Promise<void> {
    const { subject, envelope, seal, body } = message;
    if (this.keys.opens(envelope.from, seal, { subject, envelope, body })) this.metrics.lateMessage(subject);
    else await this.noteUnproven(message, 'too-late');
  }

  /** Writes down what is still only counted. */
  stop(): Promise<void> {
    return this.unproven.stop();
  }

  private noteUnproven(message: MessageContext, outcome: string): Promise<void> {
    this.metrics.unprovenMessage(message.subject, claimedBy(message));
    return this.unproven.note(message, outcome);
  }
}
