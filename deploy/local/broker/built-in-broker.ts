import { createServer, type AddressInfo } from 'node:net';
import { ClientConnection } from './client-connection';
import { Exchange } from './exchange';

/** A broker that listens on this machine. */
export interface ListeningBroker {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * A broker in this process that speaks the NATS core protocol: for a laptop and for tests on machines without nats-server. It has no TLS, no
 * cluster and no JetStream. It takes a port of the kernel's unless one is given.
 */
export function listenBuiltIn(token: string | undefined, port = 0): Promise<ListeningBroker> {
  const exchange = new Exchange(token);
  const server = createServer((socket) => exchange.join(new ClientConnection(socket, exchange)));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      exchange.hangUpOnAll();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port, stop }));
  });
}
