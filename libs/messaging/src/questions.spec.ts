import { headers, PermissionViolationError, type Msg, type MsgCallback, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { Questions } from './questions';

interface Sent {
  readonly subject: string;
  readonly reply: string;
}

/** A broker that says what a real one does not say when asked to: a stray answer, a right that is missing. All else is in questions.integration-spec.ts. */
class ScriptedBroker {
  readonly sent: Sent[] = [];
  private hear: MsgCallback<Msg> | undefined;
  private refuse: (error: Error) => void = () => undefined;

  readonly connection = {
    publish: (subject: string, _: Uint8Array, { reply }: { reply: string }) => this.sent.push({ subject, reply }),
    subscribe: (_: string, { callback }: { callback: MsgCallback<Msg> }) => (this.hear = callback),
    closed: () => new Promise<void>(() => undefined),
    status: () => this.refusals(),
  } as unknown as NatsConnection;

  answer(to: string, data: string, head?: MsgHdrs): void {
    void this.hear?.(null, { subject: to, data: Buffer.from(data), headers: head } as unknown as Msg);
  }

  forbid(subject: string): void {
    this.refuse(new PermissionViolationError('no', 'publish', subject));
  }

  private async *refusals() {
    for (;;) yield { type: 'error', error: await new Promise<Error>((resolve) => (this.refuse = resolve)) };
  }
}

const unavailable = expect.objectContaining({ code: 'service-unavailable' }) as Error;
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('questions under way', () => {
  let broker: ScriptedBroker;
  let questions: Questions;
  const ask = (id: string, subject = 'a.b.c', timeout = 60_000) =>
    questions.ask({ subject, body: Buffer.from('{}'), headers: headers(), id, timeout });
  const replyTo = (place: number): string => broker.sent[place]?.reply ?? '';

  beforeEach(() => {
    broker = new ScriptedBroker();
    questions = new Questions(broker.connection, '_INBOX.gateway');
  });

  it('pass over an answer that came twice, or to nothing', async () => {
    const one = ask('1');
    await nextTurn();
    broker.answer(replyTo(0), 'first');
    broker.answer(replyTo(0), 'again');
    broker.answer(replyTo(0).replace(/1$/, '9'), 'stray');
    expect(Buffer.from((await one).data).toString()).toBe('first');
  });

  it('fail at once where the broker does not let them pass, and no others', async () => {
    const [one, other] = [ask('1', 'not.for.us'), ask('2')];
    await nextTurn();
    broker.forbid('not.for.us');
    await expect(one).rejects.toThrow(unavailable);
    broker.answer(replyTo(1), 'still answered');
    expect(Buffer.from((await other).data).toString()).toBe('still answered');
  });

  it('tell why they could not be sent', async () => {
    Object.assign(broker.connection, {
      publish: () => {
        throw new Error('draining');
      },
    });
    await expect(ask('1')).rejects.toThrow('draining');
  });
});
