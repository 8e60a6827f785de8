import type { Socket } from 'node:net';
import { CommandReader, type Command } from './command-reader';
import type { ConnectWishes } from './control-line';
import { errorLine, infoLine, messageFrame, okLine, pingLine, pongLine, type Delivery } from './frames';
import { Outgoing } from './outgoing';
import { ProtocolError } from './protocol-error';
import type { Exchange } from './exchange';
import { isListenable, wordsOf } from './subject';
import type { Receiver, Subscription } from './subscription';

/** Milliseconds for a client to show its token. */
const longestSilence = 2_000;
const pingEvery = 120_000;
const mostUnansweredPings = 2;

/** One client: what it has said of itself, what it listens to, what it is still to be sent. */
export class ClientConnection implements Receiver {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly outgoing: Outgoing;
  private readonly reader: CommandReader;
  private readonly timers: NodeJS.Timeout[];
  private wishes: ConnectWishes = { verbose: true, echo: true, headers: false, noResponders: false, token: undefined };
  private isKnown: boolean;
  private unansweredPings = 0;

  constructor(
    private readonly socket: Socket,
    private readonly exchange: Exchange,
  ) {
    this.isKnown = exchange.token === undefined;
    this.outgoing = new Outgoing(socket);
    this.reader = new CommandReader(exchange.maxPayload);
    this.timers = [setInterval(() => this.ping(), pingEvery).unref(), setTimeout(() => this.expectToken(), longestSilence).unref()];
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('end', () => this.forget());
    socket.on('close', () => this.forget());
    this.outgoing.send(infoLine(exchange.introduction(socket)));
  }

  get hearsItself(): boolean {
    return this.wishes.echo;
  }

  get wantsNoResponders(): boolean {
    return this.wishes.noResponders && this.wishes.headers;
  }

  /** Hands over one message; the subscription ends itself when it has had as many as it wanted. */
  deliver(subscription: Subscription, delivery: Delivery): void {
    subscription.received += 1;
    this.outgoing.send(...messageFrame(subscription.sid, delivery, this.wishes.headers));
    if (subscription.received === subscription.limit) this.unsubscribe(subscription);
  }

  hangUp(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    try {
      for (const command of this.reader.read(chunk)) this.obey(command);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.outgoing.end(error.message);
      this.socket.removeAllListeners('data').resume();
    }
  }

  private obey(command: Command): void {
    if (!this.isKnown && command.verb !== 'CONNECT') throw new ProtocolError('Authorization Violation');
    if (command.verb === 'PING') return this.outgoing.send(pongLine);
    if (command.verb === 'PONG') return void (this.unansweredPings = 0);
    const refusal = this.carryOut(command);
    if (refusal) this.outgoing.send(errorLine(refusal));
    else if (this.wishes.verbose) this.outgoing.send(okLine);
  }

  private carryOut(command: Exclude<Command, { verb: 'PING' | 'PONG' }>): string | undefined {
    switch (command.verb) {
      case 'CONNECT':
        return this.introduce(command.wishes);
      case 'MESSAGE':
        return this.exchange.publish(command, this);
      case 'SUB':
        return this.subscribe(command);
      case 'UNSUB':
        return this.limit(command);
    }
  }

  private introduce(wishes: ConnectWishes): undefined {
    if (!this.exchange.admits(wishes.token)) throw new ProtocolError('Authorization Violation');
    this.wishes = wishes;
    this.isKnown = true;
  }

  private subscribe({ subject, queue, sid }: { subject: string; queue: string | undefined; sid: string }): string | undefined {
    const words = wordsOf(subject);
    if (!isListenable(words)) return 'Invalid Subject';
    if (this.subscriptions.has(sid)) return undefined;
    const subscription: Subscription = { client: this, sid, queue, words, received: 0, limit: 0 };
    this.subscriptions.set(sid, subscription);
    this.exchange.subscriptions.add(subscription);
    return undefined;
  }

  private limit({ sid, after }: { sid: string; after: number }): undefined {
    const subscription = this.subscriptions.get(sid);
    if (subscription && subscription.received < after) subscription.limit = after;
    else if (subscription) this.unsubscribe(subscription);
  }

  private unsubscribe(subscription: Subscription): void {
    this.subscriptions.delete(subscription.sid);
    this.exchange.subscriptions.delete(subscription);
  }

  private ping(): void {
    this.unansweredPings += 1;
    if (this.unansweredPings > mostUnansweredPings) this.outgoing.end('Stale Connection');
    else this.outgoing.send(pingLine);
  }

  private expectToken(): void {
    if (!this.isKnown) this.outgoing.end('Authentication Timeout');
  }

  private forget(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const subscription of this.subscriptions.values()) this.exchange.subscriptions.delete(subscription);
    this.exchange.leave(this);
  }
}
