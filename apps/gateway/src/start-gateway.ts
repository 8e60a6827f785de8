import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { Metrics, type ReadinessCheck } from '@noivu/ops';
import { openVoice, readinessOf, stopInOrder, type Voice } from '@noivu/service';
import { GatewayModule } from './gateway.module';
import type { GatewaySettings } from './gateway.settings';
import { openApiDocument } from './http/openapi';
import { writeProblem } from './http/problem.filter';
import { ReplyAdapter } from './http/reply.adapter';
import { securityHeaders } from './http/security-headers';
import { answerUnreadable } from './http/unreadable';

const JSON_LIMIT = 1024 * 1024;

/** The gateway, listening. */
export interface RunningGateway {
  readonly name: 'gateway';
  readonly url: string;
  readonly metrics: Metrics;
  readonly checks: readonly ReadinessCheck[];
  ready(): Promise<void>;
  /** From now on every answer closes its connection, so that none is left open for a request when the gateway stops. */
  leave(): void;
  stop(): Promise<void>;
}

/** Makes the HTTP side of the gateway without listening: for the document, for tests, and for startGateway. */
export async function gatewayApp(voice: Pick<Voice, 'bus' | 'trust'>, metrics: Metrics): Promise<NestFastifyApplication> {
  const adapter = new ReplyAdapter({
    bodyLimit: JSON_LIMIT,
    requestTimeout: 60_000,
    frameworkErrors: writeProblem,
    clientErrorHandler: answerUnreadable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.with(voice), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  app.setGlobalPrefix('api/v1');
  const secured = await securityHeaders();
  adapter.getInstance().addHook('onRequest', (_request, reply, done) => {
    reply.headers(secured);
    done();
  });
  adapter.getInstance().addHook('onResponse', (request, reply, done) => {
    metrics.answer(request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  await app.init();
  return app;
}

/** Starts the gateway on its port. */
export async function startGateway(settings: GatewaySettings): Promise<RunningGateway> {
  const voice = await openVoice('gateway', settings);
  const metrics = new Metrics('gateway');
  const app = await gatewayApp(voice, metrics);
  const document = openApiDocument(app);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_request, reply) => reply.send(document));
  if (settings.docs) SwaggerModule.setup('api/docs', app, document);
  const leave = closingConnections(app);
  const informed = voice.revocations.start();
  await app.listen(settings.port, settings.host);
  return {
    name: 'gateway',
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    metrics,
    checks: readinessOf('gateway', voice),
    ready: () => informed,
    leave,
    stop: () => {
      voice.revocations.stop();
      return stopInOrder([
        { name: 'gateway: finishing what is begun', stop: () => app.close() },
        { name: 'gateway: broker', stop: () => voice.nats.drain() },
      ]);
    },
  };
}

/** @returns what makes every answer from then on the last of its connection */
function closingConnections(app: NestFastifyApplication): () => void {
  let isLeaving = false;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (_request, reply, _payload, done) => {
      if (isLeaving) reply.header('connection', 'close');
      done();
    });
  return () => void (isLeaving = true);
}
