import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';
import type { Sender } from '@noivu/contracts';
import { loginWith } from './broker-key';

/** Where the broker is, and who is there. */
export interface BrokerAddress {
  /** A login in it, token or user and password, goes before the seed. */
  readonly url: string;
  /** The name under which a process is seen there. */
  readonly name: string;
  /** Whose connection it is: answers come to an inbox that the broker opens to nobody else. */
  readonly sender?: Sender;
  /** The sender's login key. */
  readonly seed?: string | undefined;
}

/** Where the answers to a sender's questions arrive. */
export const inboxOf = (sender: Sender): string => `_INBOX.${sender}`;

/**
 * Connects to NATS and never gives up: by default the client stops after ten tries and takes the process with it. A frozen broker is noticed
 * within four seconds by unanswered pings.
 */
export function connectBroker({ url, name, sender, seed }: BrokerAddress): Promise<NatsConnection> {
  return connect({
    servers: new URL(url).host,
    name,
    ...credentials(url, seed),
    ...(sender && { inboxPrefix: inboxOf(sender) }),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    waitOnFirstConnect: true,
    pingInterval: 2_000,
    maxPingOut: 2,
  });
}

function credentials(url: string, seed: string | undefined): Partial<ConnectionOptions> {
  const { username, password } = new URL(url);
  if (password) return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  if (username) return { token: decodeURIComponent(username) };
  return seed === undefined ? {} : { authenticator: loginWith(seed) };
}
