import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { services } from '@noivu/contracts';
import { MessageContext } from '@noivu/messaging';
import { faultName } from '@noivu/problem';

const senders: readonly string[] = [...services, 'gateway', 'operator'];

/** What the audit trail calls whoever sent a message without a seal that opens. */
export const NOBODY = 'nobody';

const MINUTE_MS = 60_000;

/** Attempts of one kind since its first line was written. */
interface Tally {
  readonly like: MessageContext;
  readonly outcome: string;
  more: number;
}

/**
 * Puts on record the refused messages behind which no person stands: forged, altered, sent by a service that may not ask. The first of a kind (claimed sender,
 * operation, outcome) has its line at once; those that follow within the minute are added up in one line more, so that a flood of them cannot fill the trail.
 * The attempts of all lines are the attempts there were; a process that dies loses those of its last minute.
 */
export class UnprovenMessages {
  private readonly log = new Logger('UnprovenMessages');
  private readonly tallies = new Map<string, Tally>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: DataSource) {}

  /** To be called before the refusal is answered. @throws what the database throws when the first line cannot be written */
  async note(message: MessageContext, outcome: string): Promise<void> {
    const kind = [claimedBy(message), message.sealed, message.subject, outcome].join(' ');
    const known = this.tallies.get(kind);
    if (known) {
      known.more += 1;
      return;
    }
    this.tallies.set(kind, { like: message, outcome, more: 0 });
    this.timer ??= setInterval(() => void this.addUp(), MINUTE_MS).unref();
    try {
      await this.write(message, outcome, 1);
    } catch (error) {
      this.tallies.delete(kind);
      throw error;
    }
  }

  /** Writes down what was added up, at the latest when the service stops. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.addUp();
  }

  private async addUp(): Promise<void> {
    const tallies = [...this.tallies.values()].filter(({ more }) => more > 0);
    this.tallies.clear();
    for (const { like, outcome, more } of tallies)
      await this.write(like, outcome, more).catch((error: unknown) => this.log.error({ lost: more, fault: faultName(error) }));
  }

  private write(message: MessageContext, outcome: string, attempts: number): Promise<void> {
    const facts = { attempts, claimed: claimedBy(message) };
    return recordAudit(this.db.manager, asFarAsKnown(message), { action: message.subject, outcome, facts });
  }
}

/** Whose message it says it is; anything but a name of ours reads as nobody's. */
export const claimedBy = ({ envelope: { from } }: MessageContext): string => (senders.includes(from) ? from : NOBODY);

// Nothing that a stranger wrote stands in the trail: not the name, unless the seal shows it, and neither ids nor traces of another form than ours.
function asFarAsKnown({ subject, envelope, sealed }: MessageContext): MessageContext {
  const from = sealed ? envelope.from : NOBODY;
  const id = /^[0-9a-f-]{36}$/.test(envelope.id) ? envelope.id : '';
  const trace = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(envelope.trace ?? '') ? envelope.trace : undefined;
  return new MessageContext(subject, { ...envelope, from, id, trace }, '', new Uint8Array());
}
