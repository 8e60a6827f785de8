import { join } from 'node:path';
import { connect, headers, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { testFolder } from '../../../test/harness/test-folder';
import { WireClient } from '../../../test/harness/wire-client';
import { brokerKinds, startBroker, type Broker } from './broker';

const open = (broker: Broker): Promise<NatsConnection> => {
  const { host, username } = new URL(broker.url);
  return connect({ servers: host, token: decodeURIComponent(username), reconnect: false });
};

test('the built-in broker is always among those that are tested', () => expect(brokerKinds()).toContain('built-in'));

describe.each(brokerKinds())('the broker %s speaks NATS', (kind) => {
  let broker: Broker;
  let one: NatsConnection;
  let other: NatsConnection;

  beforeAll(async () => {
    broker = await startBroker({ kind, folder: join(testFolder(), 'private broker') });
    [one, other] = await Promise.all([open(broker), open(broker)]);
  });

  afterAll(async () => {
    await Promise.all([one?.close(), other?.close()]);
    await broker?.stop();
  });

  /** Hears what is said on a subject while something happens, until both sides have seen all of it. */
  async function hearing(subject: string, happens: () => void | Promise<void>): Promise<readonly Msg[]> {
    const heard: Msg[] = [];
    const subscription = one.subscribe(subject, { callback: (_error, message) => void heard.push(message) });
    await one.flush();
    await happens();
    await other.flush();
    await one.flush();
    subscription.unsubscribe();
    return heard;
  }

  const subjectsOf = (messages: readonly Msg[]): readonly string[] => messages.map(({ subject }) => subject);

  it('is the kind that was asked for', () => expect(broker.kind).toBe(kind));

  describe('subjects', () => {
    it('brings a message to whoever listens to its subject, and to nobody else', async () => {
      const heard = await hearing('record.changed', () => {
        other.publish('record.opened', 'no');
        other.publish('record.changed', 'yes');
      });
      expect(heard.map((message) => message.string())).toEqual(['yes']);
    });

    it('takes * for exactly one word', async () => {
      const heard = await hearing('a.*.c', () => ['a.c', 'a.b.c', 'a.b.b.c', 'a.b.d'].forEach((subject) => other.publish(subject)));
      expect(subjectsOf(heard)).toEqual(['a.b.c']);
    });

    it('takes > for one word or more at the end', async () => {
      const heard = await hearing('g.>', () => ['g', 'g.a', 'g.a.b', 'h.a'].forEach((subject) => other.publish(subject)));
      expect(subjectsOf(heard)).toEqual(['g.a', 'g.a.b']);
    });

    it('takes words in any script', async () => {
      const heard = await hearing('hồ-sơ.đã-đổi', () => other.publish('hồ-sơ.đã-đổi', 'Nguyễn Thị Ánh'));
      expect(heard.map((message) => message.string())).toEqual(['Nguyễn Thị Ánh']);
    });

    it('keeps the order of twenty thousand messages', async () => {
      const numbers = Array.from({ length: 20_000 }, (_, number) => String(number));
      const heard = await hearing('order', () => numbers.forEach((number) => other.publish('order', number)));
      expect(heard.map((message) => message.string())).toEqual(numbers);
    });

    it('ends a subscription after as many messages as it wanted', async () => {
      const heard: string[] = [];
      const subscription = one.subscribe('limited', { max: 2, callback: (_error, message) => void heard.push(message.string()) });
      await one.flush();
      for (const text of ['1', '2', '3']) other.publish('limited', text);
      await other.flush();
      await subscription.closed;
      expect(heard).toEqual(['1', '2']);
    });
  });

  describe('requests', () => {
    it('carries the answer back to who asked', async () => {
      const subscription = one.subscribe('ask', { callback: (_error, message) => void message.respond(`heard ${message.string()}`) });
      await one.flush();
      const answer = await other.request('ask', '1');
      subscription.unsubscribe();
      expect(answer.string()).toBe('heard 1');
    });

    it('tells at once when nobody listens', async () => {
      await expect(other.request('nobody', '1', { timeout: 20_000 })).rejects.toThrow('no responders');
    });

    it('brings the answers of all who listen', async () => {
      const subscriptions = [one, other].map((side) =>
        side.subscribe('all', { callback: (_error, message) => void message.respond('here') }),
      );
      await Promise.all([one.flush(), other.flush()]);
      const answers: string[] = [];
      for await (const answer of await other.requestMany('all', '', { strategy: 'count', maxMessages: 2, maxWait: 20_000 }))
        answers.push(answer.string());
      for (const subscription of subscriptions) subscription.unsubscribe();
      expect(answers).toEqual(['here', 'here']);
    });

    it('forgets the subscriptions of a client that has gone', async () => {
      const gone = await open(broker);
      gone.subscribe('gone.>');
      await gone.flush();
      await gone.close();
      const answer = () => one.request('gone.record', '', { timeout: 200 }).catch((error: Error) => error.message);
      while ((await answer()) === 'timeout');
      expect(await answer()).toContain('no responders');
    });
  });

  describe('queues', () => {
    it('gives each message to one member of a queue, to every queue, and to all who stand outside', async () => {
      const taken = { personnel: 0, reporting: 0 };
      const count = (queue: 'personnel' | 'reporting') => ({ queue, callback: () => void (taken[queue] += 1) });
      const subscriptions = [one, other, one].map((side) => side.subscribe('work', count('personnel')));
      subscriptions.push(other.subscribe('work', count('reporting')));
      await Promise.all([one.flush(), other.flush()]);
      const outside = await hearing('work', () => Array.from({ length: 300 }).forEach(() => other.publish('work')));
      for (const subscription of subscriptions) subscription.unsubscribe();
      expect({ ...taken, outside: outside.length }).toEqual({ personnel: 300, reporting: 300, outside: 300 });
    });

    it('spreads the messages over the members', async () => {
      const takenBy = [0, 0, 0];
      const subscriptions = takenBy.map((_, member) =>
        one.subscribe('spread', { queue: 'q', callback: () => void (takenBy[member]! += 1) }),
      );
      await one.flush();
      await hearing('spread', () => Array.from({ length: 300 }).forEach(() => other.publish('spread')));
      for (const subscription of subscriptions) subscription.unsubscribe();
      expect(Math.min(...takenBy)).toBeGreaterThan(30);
    });

    it('loses nothing that was on its way when a client drains', async () => {
      const leaving = await open(broker);
      let taken = 0;
      leaving.subscribe('drained', { queue: 'q', callback: () => void (taken += 1) });
      await leaving.flush();
      for (let number = 0; number < 100; number += 1) one.publish('drained');
      await one.flush();
      await leaving.drain();
      expect(taken).toBe(100);
    });
  });

  describe('messages', () => {
    it('carries headers beside the payload', async () => {
      const sent = headers();
      sent.set('traceparent', '00-abc');
      sent.append('unit', 'H28.01');
      sent.append('unit', 'H28.02');
      const [message] = await hearing('headed', () => other.publish('headed', 'body', { headers: sent }));
      expect(message?.headers?.get('traceparent')).toBe('00-abc');
      expect(message?.headers?.values('unit')).toEqual(['H28.01', 'H28.02']);
      expect(message?.string()).toBe('body');
    });

    it('carries any bytes, and as many as it says it does', async () => {
      const bytes = Buffer.alloc(1_048_576, '\r\nMSG \0\xff', 'latin1');
      const [message] = await hearing('large', () => other.publish('large', bytes));
      expect(message && bytes.equals(message.data)).toBe(true);
    });

    it('does not repeat to a client what it said itself, when it wants so', async () => {
      const client = await WireClient.admittedTo(broker.url, { echo: false });
      client.say('SUB own 1\r\nPUB own 2\r\nhi\r\nPING\r\n');
      expect(await client.until('PONG\r\n')).not.toContain('MSG');
      client.hangUp();
    });

    it('understands commands that come byte by byte, in small letters and with tabs', async () => {
      const client = await WireClient.admittedTo(broker.url);
      for (const byte of Buffer.from('sub\tslow  7\r\npub slow 5\r\nhello\r\n')) {
        client.say(Buffer.from([byte]));
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(await client.until('hello\r\n')).toBe('MSG slow 7 5\r\nhello\r\n');
      client.hangUp();
    });

    it('says +OK to each command of a client that wants to hear it', async () => {
      const client = await WireClient.admittedTo(broker.url, { verbose: true });
      client.say('SUB talkative 1\r\nUNSUB 1\r\nPING\r\n');
      expect(await client.until('PONG\r\n')).toBe('+OK\r\n+OK\r\nPONG\r\n');
      client.hangUp();
    });
  });

  describe('strangers and faults', () => {
    it.each([
      ['a wrong token', 'CONNECT {"auth_token":"guessed"}\r\n', 'Authorization Violation'],
      ['no token', 'CONNECT {}\r\n', 'Authorization Violation'],
      ['a command before the token', 'SUB secret 1\r\n', 'Authorization Violation'],
    ])('turns away %s', async (_what, said, reason) => {
      const stranger = await WireClient.to(broker.url);
      stranger.say(said);
      expect(await stranger.lastWords()).toContain(`-ERR '${reason}'`);
    });

    it('turns away who says nothing', async () => {
      const stranger = await WireClient.to(broker.url);
      expect(await stranger.lastWords()).toContain("-ERR 'Authentication Timeout'");
    });

    it.each([
      ['a command that is none', 'FETCH a\r\n', "-ERR 'Unknown Protocol Operation'"],
      ['a control line without end', `PUB ${'a'.repeat(5_000)}`, "-ERR 'maximum control line exceeded'"],
      ['a payload larger than allowed', 'PUB a 1048577\r\n', "-ERR 'Maximum Payload Violation'"],
      ['a size that is no number', 'PUB a many\r\n', ''],
      ['a negative size', 'PUB a -1\r\n', ''],
      ['headers longer than the message', 'HPUB a 20 10\r\n', ''],
      ['a payload longer than its size', 'PUB a 2\r\nlonger\r\n', ''],
      ['a subscription without a name', 'SUB a\r\n', ''],
    ])('hangs up on %s, and serves the others on', async (_what, said, reason) => {
      const rude = await WireClient.admittedTo(broker.url);
      rude.say(said);
      expect(await rude.lastWords()).toContain(reason);
      expect(await hearing('still', () => other.publish('still'))).toHaveLength(1);
    });

    it.each(['a..b', '.a', 'a.', '>.a'])('refuses to subscribe to %s, and stays on the line', async (subject) => {
      const client = await WireClient.admittedTo(broker.url);
      client.say(`SUB ${subject} 1\r\nPING\r\n`);
      expect(await client.until('PONG\r\n')).toContain("-ERR 'Invalid Subject'");
      client.hangUp();
    });
  });
});
