import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';
import {
  GetSigningKeys,
  ListRevocations,
  outboxes,
  type AnyContract,
  type EventBatch,
  type EventContract,
  type FetchEventsRequest,
  type OutboxEvent,
  type Producer,
} from '@noivu/contracts';
import { NatsServer } from '@noivu/messaging';

/** The services around the one under test, as far as it asks them: identity's keys and revocations, and the outboxes that it follows. */
export interface Outside {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** Puts an event at the end of a producer's outbox. */
  announce<P extends object>(producer: Followed, event: EventContract<P>, told: { key: string; version: number; payload: P }): void;
  stop(): Promise<void>;
}

export type Followed = Exclude<Producer, 'personnel'>;
const followed: readonly Followed[] = ['organization', 'training', 'emulation'];

/** Lets the services around answer. */
export async function openOutside(nats: NatsConnection, subjectPrefix: string): Promise<Outside> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = 'test-key';
  const events: Record<Followed, OutboxEvent[]> = { organization: [], training: [], emulation: [] };
  const server = new NatsServer(nats, { queue: 'outside', subjectPrefix });
  const answers = (contract: AnyContract, answer: (request: FetchEventsRequest) => object) =>
    server.addHandler(contract.subject, (request: FetchEventsRequest) => Promise.resolve(answer(request)));
  answers(GetSigningKeys, () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid }] }));
  answers(ListRevocations, () => ({ data: [], asOf: new Date().toISOString() }));
  for (const producer of followed) {
    const batch = ({ after, limit }: FetchEventsRequest): EventBatch => ({ events: events[producer].slice(after, after + limit) });
    answers(outboxes[producer], batch);
  }
  await new Promise<void>((resolve, reject) =>
    server.listen((error) => (error ? reject(error instanceof Error ? error : new Error('no broker')) : resolve())),
  );
  return {
    kid,
    privateKey,
    announce: (producer, { subject }, told) => {
      events[producer].push({ position: events[producer].length + 1, subject, ...told, occurredAt: new Date().toISOString() });
    },
    stop: () => server.close(),
  };
}
