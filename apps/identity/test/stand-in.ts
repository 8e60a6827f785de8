import { headers, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { GetRecord, outboxes, UnitChanged, type FetchEventsRequest, type OutboxEvent, type UnitChangedPayload } from '@noivu/contracts';
import { connectBroker } from '@noivu/messaging';

/**
 * Stands in for organization and personnel on the real broker: answers for the units that it was told of, and knows which record each token may see. It
 * shows what identity sends and takes; how the real ones answer is theirs to test.
 */
export class StandIn {
  private readonly events: OutboxEvent[] = [];
  /** Records by whether whoever asks may see them. */
  readonly reachable = new Set<string>();
  readonly askedWith: string[] = [];

  private constructor(private readonly nats: NatsConnection) {}

  static async on(brokerUrl: string, prefix: string): Promise<StandIn> {
    const nats = await connectBroker({ url: brokerUrl, name: 'stand-in' });
    const standIn = new StandIn(nats);
    nats.subscribe(prefix + outboxes.organization.subject, { callback: (_, message) => standIn.giveEvents(message) });
    nats.subscribe(prefix + GetRecord.subject, { callback: (_, message) => standIn.giveRecord(message) });
    await nats.flush();
    return standIn;
  }

  announce(unit: UnitChangedPayload): void {
    const { unitId: key, version } = unit;
    this.events.push({
      position: this.events.length + 1,
      subject: UnitChanged.subject,
      key,
      version,
      payload: unit,
      occurredAt: new Date().toISOString(),
    });
  }

  stop(): Promise<void> {
    return this.nats.drain();
  }

  private giveEvents(message: Msg): void {
    const { after, limit } = message.json<FetchEventsRequest>();
    answer(message, 200, { events: this.events.slice(after, after + limit) });
  }

  private giveRecord(message: Msg): void {
    const { recordId } = message.json<{ recordId: string }>();
    this.askedWith.push(message.headers?.get('Noivu-Token') ?? '');
    if (this.reachable.has(recordId)) answer(message, 200, { recordId });
    else answer(message, 404, { code: 'not-found', status: 404 });
  }
}

function answer(message: Msg, status: number, body: object): void {
  const head = headers();
  head.set('Noivu-Status', String(status));
  message.respond(JSON.stringify(body), { headers: head });
}
