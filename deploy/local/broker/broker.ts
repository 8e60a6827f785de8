import { randomBytes } from 'node:crypto';
import { listenBuiltIn, type ListeningBroker } from './built-in-broker';
import { launchNatsServer } from './nats-server';
import { programOnPath } from './program';

/** The two brokers that a run can have of its own. */
export type BrokerKind = 'nats-server' | 'built-in';

/** What is asked of a broker. */
export interface BrokerOptions {
  /** For what a nats-server keeps on disk: configuration, process id, log. Made and emptied by the start. */
  readonly folder: string;
  /** Drawn by lot unless given. */
  readonly token?: string;
  /** nats-server where that program is on the PATH, else the built-in one, unless said. */
  readonly kind?: BrokerKind;
  /** Told when the broker ends without being asked to. */
  readonly onDeath?: (sentence: string) => void;
}

/** A running broker. */
export interface Broker {
  /** `nats://<token>@127.0.0.1:<port>` */
  readonly url: string;
  readonly kind: BrokerKind;
  stop(): Promise<void>;
}

/** The brokers that this machine can run. */
export const brokerKinds = (): readonly BrokerKind[] => (natsServer() ? ['built-in', 'nats-server'] : ['built-in']);

/** Starts a broker that only this machine reaches and only with the token. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const kind = options.kind ?? (natsServer() ? 'nats-server' : 'built-in');
  const broker = await listen(kind, token, options);
  return { url: `nats://${encodeURIComponent(token)}@127.0.0.1:${broker.port}`, kind, stop: () => broker.stop() };
}

function listen(kind: BrokerKind, token: string, { folder, onDeath }: BrokerOptions): Promise<ListeningBroker> {
  const program = natsServer();
  if (kind === 'built-in' || !program) return listenBuiltIn(token);
  return launchNatsServer({ program, folder, token, onDeath: onDeath ?? (() => undefined) });
}

const natsServer = (): string | undefined => programOnPath('nats-server');
