import { headers, PermissionViolationError, type Msg, type MsgCallback, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { Questions } from './questions';

interface Sent {
  readonly subject: string;
  readonly reply: string;
}

/** A broker that says what the test lets it say. */
class ScriptedBroker {
  readonly sent: Sent[] = [];
  private hear: MsgCallback<Msg> | undefined;
  private close: () => void = () => undefined;
  private refuse: (error: Error) => void = () => undefined;

  readonly connection = {
    publish: (subject: string, _: Uint8Array, { reply }: { reply: string }) => this.sent.push({ subject, reply }),
    subscribe: (_: string, { callback }: { callback: MsgCallback<Msg> }) => (this.hear = callback),
    closed: () => new Promise<void>((resolve) => (this.close = resolve)),
    status: () => this.refusals(),
  } as unknown as NatsConnection;

  answer(to: string, data: string, head?: MsgHdrs): void {
    void this.hear?.(null, { subject: to, data: Buffer.from(data), headers: head } as unknown as Msg);
  }

  end(): void {
    this.close();
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

  it('are each given their own answer', async () => {
    const both = [ask('1'), ask('2')];
    await nextTurn();
    broker.answer(replyTo(1), 'second');
    broker.answer(replyTo(0), 'first');
    expect((await Promise.all(both)).map(({ data }) => Buffer.from(data).toString())).toEqual(['first', 'second']);
    expect(replyTo(0)).toMatch(/^_INBOX\.gateway\.\w+\.1$/);
  });

  it('pass over an answer that came twice, or to nothing', async () => {
    const one = ask('1');
    await nextTurn();
    broker.answer(replyTo(0), 'first');
    broker.answer(replyTo(0), 'again');
    broker.answer(replyTo(0).replace(/1$/, '9'), 'stray');
    expect(Buffer.from((await one).data).toString()).toBe('first');
  });

  it('fail at once where nobody listens', async () => {
    const one = ask('1');
    await nextTurn();
    broker.answer(replyTo(0), '', headers(503, 'No Responders'));
    await expect(one).rejects.toThrow(unavailable);
  });

  it('fail when nobody answers in time', async () => {
    await expect(ask('1', 'a.b.c', 5)).rejects.toThrow(unavailable);
  });

  it('fail with the connection', async () => {
    const one = ask('1');
    await nextTurn();
    broker.end();
    await expect(one).rejects.toThrow(unavailable);
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
