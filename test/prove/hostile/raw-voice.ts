import { randomUUID } from 'node:crypto';
import { createInbox, type NatsConnection } from '@nats-io/transport-node';
import { serviceOf } from '@noivu/contracts';
import type { KeyRing } from '@noivu/messaging';
import type { Envelope } from '../../../libs/messaging/src/message-headers';
import { readReplyHead, writeEnvelope } from '../../../libs/messaging/src/wire';

/** A message as somebody without manners puts it together: nothing in it has to fit. */
export interface RawMessage {
  readonly subject: string;
  readonly body: Uint8Array;
  /** Absent: a naked message, without any header. */
  readonly envelope?: Envelope;
  readonly seal?: string;
}

/** What came back; status 0 where nothing did. */
export interface RawAnswer {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: string;
}

export const NO_ANSWER: RawAnswer = { status: 0, code: undefined, body: '' };

/** Speaks on the broker byte by byte and header by header. */
export class RawVoice {
  constructor(
    private readonly nats: NatsConnection,
    private readonly subjectPrefix = '',
    private readonly inboxPrefix = '_INBOX',
  ) {}

  /** Sends, and waits for one answer. */
  send({ subject, body, envelope, seal = '' }: RawMessage, timeout = 20_000): Promise<RawAnswer> {
    return new Promise((resolve) => {
      const inbox = createInbox(this.inboxPrefix);
      const done = (answer: RawAnswer) => {
        clearTimeout(timer);
        answers.unsubscribe();
        resolve(answer);
      };
      const timer = setTimeout(() => done(NO_ANSWER), timeout);
      const answers = this.nats.subscribe(inbox, {
        callback: (refused, message) => {
          // "No responders" of the server itself has no body and a status of its own.
          if (refused || message.headers?.code) return done(NO_ANSWER);
          const text = message.string();
          done({ status: readReplyHead(message.headers).status, code: codeIn(text), body: text });
        },
      });
      const headers = envelope && writeEnvelope(envelope, seal);
      this.nats.publish(this.subjectPrefix + subject, body, { reply: inbox, ...(headers && { headers }) });
    });
  }

  /** Sends under a seal that the sender himself can make. */
  sendSealed(keys: KeyRing, subject: string, request: object, changed: Partial<Envelope> = {}): Promise<RawAnswer> {
    const envelope = envelopeOf({ from: keys.owner, ...changed });
    const body = Buffer.from(JSON.stringify(request));
    return this.send({ subject, body, envelope, seal: keys.seal(serviceOf(subject), { subject, envelope, body }) });
  }
}

/** An envelope in good order, but for what is said. */
export const envelopeOf = (changed: Partial<Envelope>): Envelope => ({
  from: '',
  id: randomUUID(),
  deadline: Date.now() + 30_000,
  token: undefined,
  trace: undefined,
  idempotencyKey: undefined,
  ifMatch: undefined,
  ...changed,
});

function codeIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { code?: string }).code;
  } catch {
    return undefined;
  }
}
