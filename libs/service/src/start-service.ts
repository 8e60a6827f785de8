import { Logger, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { allContracts } from '@noivu/contracts';
import { NatsServer } from '@noivu/messaging';
import { AuditFigures, Metrics, type ReadinessCheck } from '@noivu/ops';
import { assertEveryHandlerGuarded } from './boot-check';
import { Following, relayOf, sealerOf } from './event-flow';
import { closeStores, openStores, openVoice, readinessOf, type Stores, type Voice } from './opened';
import { isProducer, outboxHandlerOf, RELAY_POOL } from './outbox.handler';
import { PlatformModule } from './platform.module';
import { Refusals } from './refusals';
import type { ServiceApp } from './service-app';
import type { Settings } from './service-settings';
import { stopInOrder } from './stopping';

/** A service that answers. */
export interface RunningService {
  readonly name: string;
  readonly metrics: Metrics;
  readonly checks: readonly ReadinessCheck[];
  /** Resolves once it answers people: identity has told it who lost their right. */
  ready(): Promise<void>;
  /** Takes in every event that others have announced so far. */
  catchUp(): Promise<void>;
  /** Stops without losing a request: no new ones, what is begun ends, then the connections close. */
  stop(): Promise<void>;
}

/** Starts a service: opens its database and the broker, refuses to start with an unguarded handler, then listens. What fails leaves nothing open. */
export async function startService(app: ServiceApp, settings: Settings, extra: readonly Provider[] = []): Promise<RunningService> {
  const stores = await openStores(app, settings);
  let voice: Voice | undefined;
  try {
    voice = await openVoice(app.name, settings);
    return await listen(app, { stores, voice, settings }, extra);
  } catch (error) {
    await voice?.nats.close();
    await closeStores(stores);
    throw error;
  }
}

interface Opened {
  readonly stores: Stores;
  readonly voice: Voice;
  readonly settings: Settings;
}

async function listen(app: ServiceApp, opened: Opened, extra: readonly Provider[]): Promise<RunningService> {
  const { stores, voice, settings } = opened;
  const metrics = new Metrics(app.name);
  const prefix = settings.subjectPrefix ?? '';
  const refusals = new Refusals(stores.db, voice.keys, metrics);
  const strategy = serverOf(app, { voice, refusals, metrics, prefix });
  const options = { strategy, logger: ['error', 'warn'] as ('error' | 'warn')[], abortOnError: false };
  const nest = await NestFactory.createMicroservice<MicroserviceOptions>(rootModule(app, opened, extra), options);
  await nest.init();
  assertEveryHandlerGuarded(nest, app.name);
  await nest.listen();
  const flow = startFlow(app, { stores, voice, metrics, prefix });
  // Until it knows who lost their right it could refuse every caller only; another replica knows.
  const open = voice.revocations.start().then(() => strategy.open());
  return {
    name: app.name,
    metrics,
    checks: [...readinessOf(app.name, voice), { name: `${app.name}.answering`, isReady: () => strategy.isOpen }],
    ready: () => open,
    catchUp: flow.catchUp,
    stop: () => {
      voice.revocations.stop();
      return stopInOrder([
        // Before anything that answers need is taken apart.
        { name: `${app.name}: finishing what is begun`, stop: () => strategy.close() },
        { name: `${app.name}: own work`, stop: () => nest.close() },
        { name: `${app.name}: refusals`, stop: () => refusals.stop() },
        { name: `${app.name}: events`, stop: flow.stop },
        { name: `${app.name}: database`, stop: () => closeStores(stores) },
        { name: `${app.name}: broker`, stop: () => voice.nats.drain() },
      ]);
    },
  };
}

function rootModule(app: ServiceApp, opened: Opened, extra: readonly Provider[]) {
  const { stores, voice, settings } = opened;
  const { db, reads, listReads, relayPool } = stores;
  const platform = PlatformModule.with({ db, reads, listReads, ...voice, settings }, [
    { provide: RELAY_POOL, useValue: relayPool },
    ...extra,
  ]);
  const controllers = isProducer(app.name) ? [outboxHandlerOf(app.name)] : [];
  class ServiceRoot {}
  return { module: ServiceRoot, imports: [platform, app.module], controllers };
}

function serverOf(
  app: ServiceApp,
  { voice, refusals, metrics, prefix }: { voice: Voice; refusals: Refusals; metrics: Metrics; prefix: string },
): NatsServer {
  return new NatsServer(voice.nats, {
    queue: app.name,
    hearsAtOnce: isAmongServices,
    subjectPrefix: prefix,
    onAnswer: (subject, status, seconds) => metrics.answer(subject, status, seconds),
    onRefusal: (context, refusal) => refusals.refused(context, refusal),
    onLate: (context) => refusals.late(context),
  });
}

/** What services ask on their own behalf: events, and who lost their right, which they need before they can be ready themselves. */
const amongServices = new Set(
  allContracts()
    .filter(({ permission }) => permission === 'service')
    .map(({ subject }) => subject),
);
const isAmongServices = (subject: string): boolean => amongServices.has(subject);

function startFlow(
  app: ServiceApp,
  { stores, voice, metrics, prefix }: { stores: Stores; voice: Voice; metrics: Metrics; prefix: string },
) {
  const log = new Logger('Events');
  const followings = app.subscriptions.map(
    (one) => new Following(one, stores.inletDb, { nats: voice.nats, bus: voice.bus, subjectPrefix: prefix }),
  );
  const relay = isProducer(app.name) ? relayOf(app.name, stores.relayPool, voice.nats, prefix) : undefined;
  const sealer = sealerOf(stores.sealerPool, new AuditFigures(metrics.registry));
  relay?.start().catch((error: unknown) => log.error(error));
  sealer.start().catch((error: unknown) => log.error(error));
  followings.forEach((following) => following.start());
  return {
    catchUp: async () => {
      await relay?.stamp();
      for (const following of followings) await following.catchUp();
    },
    stop: async () => {
      await Promise.all(followings.map((following) => following.stop()));
      await relay?.stop();
      await sealer.stop();
    },
  };
}
