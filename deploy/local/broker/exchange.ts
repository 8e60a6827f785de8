import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Publication } from './command-reader';
import { nobodyListens, type Delivery } from './frames';
import type { Receiver, Subscription } from './subscription';
import { SubscriptionTree } from './subscription-tree';
import { wordsOf } from './subject';

/** The largest message, as in nats-server: what is larger is sent in pieces. */
const maxPayload = 1_048_576;

/** The heart of the broker: who listens to what, and whom a message reaches. */
export class Exchange {
  readonly subscriptions = new SubscriptionTree<Subscription>();
  readonly maxPayload = maxPayload;
  private readonly clients = new Set<Receiver>();
  private readonly serverId = randomBytes(20).toString('hex').toUpperCase();
  private lastClientId = 0;

  constructor(readonly token: string | undefined) {}

  join(client: Receiver): void {
    this.clients.add(client);
  }

  leave(client: Receiver): void {
    this.clients.delete(client);
  }

  hangUpOnAll(): void {
    for (const client of this.clients) client.hangUp();
  }

  /** Whether a client with this token may come in. */
  admits(token: string | undefined): boolean {
    if (this.token === undefined) return true;
    const [wanted, shown] = [Buffer.from(this.token), Buffer.from(token ?? '')];
    return wanted.length === shown.length && timingSafeEqual(wanted, shown);
  }

  /** What a client is told first (INFO). */
  introduction(socket: Socket): object {
    return {
      server_id: this.serverId,
      server_name: 'noivu-local',
      version: '2.9.0',
      proto: 1,
      host: socket.localAddress,
      port: socket.localPort,
      headers: true,
      auth_required: this.token !== undefined,
      max_payload: maxPayload,
      client_id: (this.lastClientId += 1),
      client_ip: socket.remoteAddress,
    };
  }

  /** Brings a message to everyone who listens, and to one member of each queue. @returns the refusal, if any */
  publish(message: Publication, from: Receiver): string | undefined {
    const words = wordsOf(message.subject);
    if (words.some((word) => word === '' || word === '*' || word === '>')) return 'Invalid Publish Subject';
    const listening = this.subscriptions.find(words).filter(({ client }) => client !== from || from.hearsItself);
    const receivers = oneOfEachQueue(listening);
    for (const receiver of receivers) receiver.client.deliver(receiver, message);
    if (receivers.length === 0 && message.reply && from.wantsNoResponders) this.tellNobodyListens(message.reply, from);
    return undefined;
  }

  private tellNobodyListens(inbox: string, asker: Receiver): void {
    const delivery: Delivery = { subject: inbox, reply: undefined, headers: nobodyListens, payload: Buffer.alloc(0) };
    for (const subscription of this.subscriptions.find(wordsOf(inbox)))
      if (subscription.client === asker) asker.deliver(subscription, delivery);
  }
}

function oneOfEachQueue(listening: readonly Subscription[]): readonly Subscription[] {
  const queues = new Map<string, Subscription[]>();
  for (const subscription of listening) {
    if (subscription.queue) queues.set(subscription.queue, [...(queues.get(subscription.queue) ?? []), subscription]);
  }
  if (queues.size === 0) return listening;
  const chosen = [...queues.values()].flatMap((members) => members[Math.floor(Math.random() * members.length)] ?? []);
  return [...listening.filter(({ queue }) => !queue), ...chosen];
}
