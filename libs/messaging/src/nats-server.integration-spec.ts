import { randomUUID } from 'node:crypto';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload, type MicroserviceOptions } from '@nestjs/microservices';
import type { NatsConnection } from '@nats-io/transport-node';
import { contract, type Contract } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { connectBroker } from './broker-connection';
import { Handles } from './handles.decorator';
import { KeyRing, newPairKey } from './key-ring';
import { messageHeaders } from './message-headers';
import { NatsServer } from './nats-server';
import { Reply } from './reply';
import { ServiceBus } from './service-bus';
import { writeEnvelope } from './wire';

class Order {}
const say = (verb: string): Contract<Order, { done: string }> =>
  contract({
    subject: `training.test.${verb}`,
    permission: 'public',
    scope: 'public',
    request: Order,
    reply: Object as never,
    audit: verb,
    changes: true,
    timeout: 3_000,
  });
const [quick, slow, refused, broken, bytes] = ['quick', 'slow', 'refused', 'broken', 'bytes'].map(say) as [
  ReturnType<typeof say>,
  ...ReturnType<typeof say>[],
] &
  ReturnType<typeof say>[];

const done: string[] = [];

@Controller()
class TestHandler {
  @Handles(quick)
  quick(@Payload() _order: Order): Promise<{ done: string }> {
    done.push('quick');
    return Promise.resolve({ done: 'quick' });
  }
  @Handles(slow!)
  async slow(@Payload() _order: Order): Promise<{ done: string }> {
    await new Promise((resolve) => setTimeout(resolve, 300));
    done.push('slow');
    return { done: 'slow' };
  }
  @Handles(refused!)
  refused(@Payload() _order: Order): Promise<{ done: string }> {
    return Promise.reject(new DomainError('version-stale', { current: 3 }));
  }
  @Handles(broken!)
  broken(@Payload() _order: Order): Promise<{ done: string }> {
    return Promise.reject(new Error('a secret: 079085001234'));
  }
  @Handles(bytes!)
  bytes(@Payload() _order: Order): Promise<Reply> {
    return Promise.resolve(new Reply('{"done":"as is"}', { status: 201, etag: '"v7"', location: '/x' }));
  }
}

@Module({ controllers: [TestHandler] })
class TestModule {}

describe('a service behind NATS', () => {
  const subjectPrefix = `${randomUUID().slice(0, 8)}.`;
  const url = process.env['NOIVU_TEST_NATS_URL'] ?? '';
  const pairs = { gateway: newPairKey(), training: newPairKey() };
  const keys = new KeyRing('gateway', pairs.gateway.privateKey, { gateway: pairs.gateway.publicKey, training: pairs.training.publicKey });
  let client: NatsConnection;
  let server: NatsConnection;
  let bus: ServiceBus;
  const refusals: string[] = [];

  const started = async () => {
    server = await connectBroker({ url, name: 'training' });
    const strategy = new NatsServer(server, {
      queue: 'training',
      subjectPrefix,
      onRefusal: (_, { code }) => Promise.resolve(void refusals.push(code)),
    });
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(TestModule, { strategy, logger: false });
    await app.listen();
    return app;
  };
  let app: Awaited<ReturnType<typeof started>>;

  beforeAll(async () => {
    app = await started();
    client = await connectBroker({ url, name: 'gateway' });
    bus = new ServiceBus(client, keys, subjectPrefix);
  });
  afterAll(async () => {
    await app.close();
    await server.close();
    await client.close();
  });
  beforeEach(() => (done.length = 0));

  it('answers with an object', async () => {
    expect(await bus.ask(quick, {})).toEqual({ done: 'quick' });
  });

  it('passes bytes, status and ETag through as they are', async () => {
    const reply = await bus.pass(bytes!, {});
    expect(Buffer.from(reply.body as Uint8Array).toString()).toBe('{"done":"as is"}');
    expect(reply.head).toEqual({ status: 201, etag: '"v7"', location: '/x' });
  });

  it('passes a refusal on with its facts, and tells the audit first', async () => {
    await expect(bus.ask(refused!, {})).rejects.toMatchObject({ code: 'version-stale', facts: { current: 3 } });
    expect(refusals).toContain('version-stale');
  });

  it('hears at first only what it is to hear at once, and everything when it is opened', async () => {
    const prefix = `${randomUUID().slice(0, 8)}.`;
    const strategy = new NatsServer(server, {
      queue: 'training',
      subjectPrefix: prefix,
      hearsAtOnce: (subject) => subject === quick.subject,
    });
    const half = await NestFactory.createMicroservice<MicroserviceOptions>(TestModule, { strategy, logger: false });
    await half.listen();
    const asking = new ServiceBus(client, keys, prefix);
    expect(await asking.ask(quick, {})).toEqual({ done: 'quick' });
    await expect(asking.ask(refused!, {})).rejects.toMatchObject({ code: 'service-unavailable' });
    await strategy.open();
    await expect(asking.ask(refused!, {})).rejects.toMatchObject({ code: 'version-stale' });
    await half.close();
  });

  it('answers a fault without its inside', async () => {
    await expect(bus.ask(broken!, {})).rejects.toMatchObject({ code: 'internal-fault', facts: {} });
  });

  it('refuses a request with a field that the contract does not know', async () => {
    await expect(bus.ask(quick, { role: 'admin' })).rejects.toMatchObject({ code: 'request-invalid' });
    expect(done).toEqual([]);
  });

  it('says that nobody answers within the time of a request, not after it', async () => {
    const away = contract({
      subject: 'training.test.away',
      permission: 'public',
      scope: 'public',
      request: Order,
      reply: Order,
      audit: 'away',
    });
    await expect(bus.ask(away, {})).rejects.toMatchObject({ code: 'service-unavailable', facts: { retryAfter: 1 } });
  });

  it('does not begin what nobody waits for any more', async () => {
    const envelope = {
      from: 'gateway',
      id: randomUUID(),
      deadline: Date.now() - 1,
      token: undefined,
      trace: undefined,
      idempotencyKey: 'k',
      ifMatch: undefined,
    };
    client.publish(subjectPrefix + quick.subject, '{}', { reply: 'nobody', headers: writeEnvelope(envelope, '') });
    await client.flush();
    expect(await bus.ask(slow!, {})).toEqual({ done: 'slow' });
    expect(done).toEqual(['slow']);
    expect(messageHeaders.deadline).toBe('Noivu-Deadline');
  });

  it('finishes what it has begun when it is told to stop, and loses no request', async () => {
    const asked = Array.from({ length: 20 }, () => bus.ask(slow!, {}));
    await client.flush();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await app.close();
    expect(await Promise.all(asked)).toHaveLength(20);
    await server.close();
    app = await started();
    expect(await bus.ask(quick, {})).toEqual({ done: 'quick' });
  });
});
