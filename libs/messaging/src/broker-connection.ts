import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';

/** Where the broker is, and the name under which a process is seen there. */
export interface BrokerAddress {
  readonly url: string;
  readonly name: string;
  /** Put before every subject: test files share one broker and never hear each other. */
  readonly subjectPrefix?: string;
}

/**
 * Connects to NATS and never gives up: by default the client stops after ten tries and takes the process with it. A frozen broker is noticed
 * within four seconds by unanswered pings.
 */
export function connectBroker(address: BrokerAddress): Promise<NatsConnection> {
  const { username, password, host } = new URL(address.url);
  const credentials: Partial<ConnectionOptions> = password
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : username
      ? { token: decodeURIComponent(username) }
      : {};
  return connect({
    servers: host,
    name: address.name,
    ...credentials,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    waitOnFirstConnect: true,
    pingInterval: 2_000,
    maxPingOut: 2,
  });
}
