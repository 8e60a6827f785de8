import { WireClient } from '../../../test/harness/wire-client';
import { listenBuiltIn, type ListeningBroker } from './built-in-broker';

describe('the built-in broker', () => {
  let broker: ListeningBroker;
  let url: string;

  beforeAll(async () => {
    broker = await listenBuiltIn(undefined);
    url = `nats://127.0.0.1:${broker.port}`;
  });

  afterAll(() => broker.stop());

  it('hangs up on a client that listens but leaves 64 MB unread, and serves the others on', async () => {
    const [deaf, speaker] = await Promise.all([WireClient.admittedTo(url), WireClient.admittedTo(url)]);
    deaf.say('SUB flood 1\r\nPING\r\n');
    await deaf.until('PONG\r\n');
    deaf.stopReading();
    const megabyte = Buffer.concat([Buffer.from('PUB flood 1000000\r\n'), Buffer.alloc(1_000_000), Buffer.from('\r\nPING\r\n')]);
    for (let number = 0; number < 100; number += 1) {
      speaker.say(megabyte);
      await speaker.until('PONG\r\n');
    }
    await deaf.ending();
    speaker.say('SUB still 1\r\nPUB still 2\r\nhi\r\n');
    expect(await speaker.until('hi\r\n')).toBe('MSG still 1 2\r\nhi\r\n');
    speaker.hangUp();
  });

  it('refuses a message to a pattern, and stays on the line', async () => {
    const client = await WireClient.admittedTo(url);
    client.say('SUB a.* 1\r\nPUB a.* 2\r\nhi\r\nPING\r\n');
    expect(await client.until('PONG\r\n')).toBe("-ERR 'Invalid Publish Subject'\r\nPONG\r\n");
    client.hangUp();
  });

  it('lets everybody go when it stops', async () => {
    const short = await listenBuiltIn('token');
    const client = await WireClient.admittedTo(`nats://token@127.0.0.1:${short.port}`);
    await short.stop();
    expect(await client.lastWords()).toBe('');
  });
});
