import { Logger } from '@nestjs/common';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import { isObservable, lastValueFrom } from 'rxjs';
import { failpoint } from '@noivu/failpoint';
import { DomainError, faultName } from '@noivu/problem';
import { MessageContext } from './message-context';
import { Reply } from './reply';
import { Together } from './together';
import { readEnvelope, writeReplyHead } from './wire';

/** How a service listens: one queue group per service, so that a message reaches one of its replicas. */
export interface Listening {
  readonly queue: string;
  readonly subjectPrefix?: string;
  /** What is heard from the first moment on, everything unless said; the rest is heard from `open` on, so that other replicas answer it meanwhile. */
  readonly hearsAtOnce?: (subject: string) => boolean;
  /** Told of every refusal before it is answered: what cannot be put on record is not answered as if it were. */
  readonly onRefusal?: (context: MessageContext, refusal: DomainError) => Promise<void>;
  /** Told of every message that came too late and is dropped; it was not looked at, so it may be anybody's. */
  readonly onLate?: (context: MessageContext) => Promise<void>;
  /** Told of every answer: subject, status, seconds. */
  readonly onAnswer?: (subject: string, status: number, seconds: number) => void;
}

/**
 * The NATS side of a service. Unlike NestJS's own it answers with bytes, status and ETag in headers, drops what nobody waits for any more,
 * and loses no request on the way down: it stops listening, finishes what it has begun, then lets go of the connection.
 */
export class NatsServer extends Server implements CustomTransportStrategy {
  private readonly log = new Logger('NatsServer');
  private readonly subscriptions: Subscription[] = [];
  private readonly underway = new Set<Promise<void>>();
  private readonly sending = new Together();
  private isClosing = false;
  private hearsAll = false;

  constructor(
    private readonly nats: NatsConnection,
    private readonly listening: Listening,
  ) {
    super();
  }

  listen(done: (error?: unknown) => void): void {
    this.hear((subject) => this.isHeardAtOnce(subject));
    this.nats.flush().then(() => done(), done);
  }

  /** Hears everything else too. */
  async open(): Promise<void> {
    if (this.isClosing) return;
    this.hear((subject) => !this.isHeardAtOnce(subject));
    // Where the broker is gone at this moment, the client tells it when it is back.
    await this.nats.flush().catch(() => undefined);
    this.hearsAll = true;
  }

  /** Whether everything is heard. */
  get isOpen(): boolean {
    return this.hearsAll && !this.isClosing;
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all(this.subscriptions.map((subscription) => subscription.drain().catch(() => undefined)));
    await Promise.all(this.underway);
    if (!this.nats.isClosed()) await this.nats.flush();
  }

  override on(): void {
    throw new Error('Not used: the status of the connection is watched where it is opened.');
  }

  override unwrap<T>(): T {
    return this.nats as T;
  }

  private isHeardAtOnce(subject: string): boolean {
    return this.listening.hearsAtOnce?.(subject) ?? true;
  }

  private hear(which: (subject: string) => boolean): void {
    for (const subject of [...this.messageHandlers.keys()].filter(which)) {
      const callback = (error: Error | null, message: Msg) => (error ? this.log.error(error) : this.take(subject, message));
      this.subscriptions.push(
        this.nats.subscribe((this.listening.subjectPrefix ?? '') + subject, { queue: this.listening.queue, callback }),
      );
    }
  }

  private take(subject: string, message: Msg): void {
    const work = this.answer(subject, message).catch((error: unknown) => this.log.error(error));
    this.underway.add(work);
    void work.finally(() => this.underway.delete(work));
  }

  private async answer(subject: string, message: Msg): Promise<void> {
    const { envelope, seal } = readEnvelope(message.headers);
    const context = new MessageContext(subject, envelope, seal, message.data);
    // What names no sender was never in time or late; it is refused like everything else without a seal.
    if (context.isExpired(Date.now()) && envelope.from !== '') return this.listening.onLate?.(context);
    const begun = performance.now();
    const reply = await this.replyTo(context);
    this.listening.onAnswer?.(subject, reply.head.status ?? 200, (performance.now() - begun) / 1000);
    await this.sending.do(() => {
      failpoint('answer.before-sending');
      message.respond(reply.body, { headers: writeReplyHead(reply) });
      failpoint('answer.after-sending');
    });
  }

  private async replyTo(context: MessageContext): Promise<Reply> {
    try {
      const handler = this.messageHandlers.get(context.subject);
      if (!handler) throw new DomainError('not-found');
      const given: unknown = await handler(parse(context.body), context);
      const answer: unknown = isObservable(given) ? await lastValueFrom(given) : given;
      return answer instanceof Reply ? answer : Reply.json(answer ?? {});
    } catch (error) {
      return this.refuse(context, error);
    }
  }

  // The filter has already turned everything into a problem; what is not one by now is a fault in the pipeline itself.
  private async refuse(context: MessageContext, error: unknown): Promise<Reply> {
    const refusal = error instanceof DomainError ? error : new DomainError('internal-fault');
    try {
      await this.listening.onRefusal?.(context, refusal);
      return written(refusal);
    } catch (fault) {
      this.log.error({ fault: faultName(fault), subject: context.subject });
      return written(new DomainError('service-unavailable', { retryAfter: 1 }));
    }
  }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw new DomainError('json-malformed');
  }
}

function written(refusal: DomainError): Reply {
  const { retryAfter } = refusal.facts;
  return Reply.json(refusal.toProblem(), { status: refusal.toProblem().status, ...(retryAfter !== undefined && { retryAfter }) });
}
