import { randomUUID } from 'node:crypto';
import { headers, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { testNatsUrl } from '../../../test/harness/run-of-tests';
import { connectBroker } from './broker-connection';
import { Questions } from './questions';

const unavailable = expect.objectContaining({ code: 'service-unavailable' }) as Error;
const textOf = ({ data }: Msg): string => Buffer.from(data).toString();

describe('questions under way at a real broker', () => {
  let asker: NatsConnection;
  let service: NatsConnection;
  let questions: Questions;
  let subject: string;
  let heard: Msg[];

  beforeEach(async () => {
    [asker, service] = [
      await connectBroker({ url: testNatsUrl(), name: 'asker' }),
      await connectBroker({ url: testNatsUrl(), name: 'service' }),
    ];
    questions = new Questions(asker, `_INBOX.${randomUUID()}`);
    [subject, heard] = [`test.${randomUUID()}`, []];
  });
  afterEach(async () => void (await Promise.all([asker.close(), service.close()])));

  const ask = (id: string, timeout = 60_000) => questions.ask({ subject, body: Buffer.from(id), headers: headers(), id, timeout });
  const listen = async (): Promise<void> => {
    service.subscribe(subject, { callback: (_, message) => void heard.push(message) });
    await service.flush();
  };
  const untilHeard = async (count: number): Promise<void> => {
    while (heard.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('are each given their own answer, whatever the order', async () => {
    await listen();
    const both = [ask('1'), ask('2')];
    await untilHeard(2);
    for (const message of [...heard].reverse()) message.respond(`to ${textOf(message)}`);
    expect((await Promise.all(both)).map(textOf)).toEqual(['to 1', 'to 2']);
  });

  it('pass over an answer that came twice', async () => {
    await listen();
    const one = ask('1');
    await untilHeard(1);
    heard[0]?.respond('first');
    heard[0]?.respond('again');
    expect(textOf(await one)).toBe('first');
    const other = ask('2');
    await untilHeard(2);
    heard[1]?.respond('second');
    expect(textOf(await other)).toBe('second');
  });

  it('fail at once where nobody listens', async () => {
    await expect(ask('1')).rejects.toThrow(unavailable);
  });

  it('fail when nobody answers in time', async () => {
    await listen();
    await expect(ask('1', 20)).rejects.toThrow(unavailable);
  });

  it('fail with the connection', async () => {
    await listen();
    const one = ask('1');
    const failed = expect(one).rejects.toThrow(unavailable);
    await untilHeard(1);
    await asker.close();
    await failed;
  });
});
