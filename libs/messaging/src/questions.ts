import { createInbox, PermissionViolationError, type Msg, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { DomainError } from '@noivu/problem';
import { Together } from './together';

/** A question as it goes out. */
export interface Question {
  readonly subject: string;
  readonly body: Uint8Array;
  readonly headers: MsgHdrs;
  /** Names its answer; nobody can guess it. */
  readonly id: string;
  /** Milliseconds after which nobody waits for the answer. */
  readonly timeout: number;
}

interface Waiting {
  readonly subject: string;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (answer: Msg) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The questions under way on one connection, and the one subscription to which all answers come. The client has the same, but makes three errors and
 * five promises for every question, in case it should fail: more than sending it costs.
 */
export class Questions {
  private readonly waiting = new Map<string, Waiting>();
  private readonly sending = new Together();
  private inbox: string | undefined;

  constructor(
    private readonly nats: NatsConnection,
    private readonly inboxPrefix: string,
  ) {}

  /** @throws DomainError service-unavailable where nobody listens, nobody answers in time, or the connection ends */
  ask({ subject, body, headers, id, timeout }: Question): Promise<Msg> {
    const reply = (this.inbox ??= this.openInbox()) + id;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail(id), timeout);
      this.waiting.set(id, { subject, timer, resolve, reject });
      this.sending.do(() => this.nats.publish(subject, body, { reply, headers })).catch((error: Error) => this.taken(id)?.reject(error));
    });
  }

  private openInbox(): string {
    const inbox = `${createInbox(this.inboxPrefix)}.`;
    this.nats.subscribe(`${inbox}*`, {
      callback: (error, message) => (error ? this.failAll() : this.settle(message.subject.slice(inbox.length), message)),
    });
    void this.nats.closed().then(() => this.failAll());
    void this.followRefusals();
    return inbox;
  }

  private settle(id: string, message: Msg): void {
    // The broker itself says so where nobody listens: no body, and a status that no service gives.
    if (message.data.length === 0 && message.headers?.code === 503) return this.fail(id);
    this.taken(id)?.resolve(message);
  }

  private taken(id: string): Waiting | undefined {
    const waiting = this.waiting.get(id);
    if (!waiting) return undefined;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    return waiting;
  }

  private fail(id: string): void {
    this.taken(id)?.reject(new DomainError('service-unavailable', { retryAfter: 1 }));
  }

  private failAll(which: (waiting: Waiting) => boolean = () => true): void {
    for (const [id, waiting] of this.waiting) if (which(waiting)) this.fail(id);
  }

  // What the broker does not let us ask is never answered; nobody is kept waiting for that.
  private async followRefusals(): Promise<void> {
    for await (const status of this.nats.status()) {
      const refused = status.type === 'error' && status.error instanceof PermissionViolationError ? status.error.subject : undefined;
      if (refused !== undefined) this.failAll(({ subject }) => subject === refused);
    }
  }
}
