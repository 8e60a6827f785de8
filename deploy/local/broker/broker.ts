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
  /**
   * The users that a nats-server lets in, as its configuration writes them; the URL then has no login in it. Unless given, and with the built-in broker,
   * everybody comes in with the token.
   */
  readonly users?: string | undefined;
  /** Drawn by lot unless given. */
  readonly token?: string;
  /** nats-server where that program is on the PATH, else the built-in one, unless said. */
  readonly kind?: BrokerKind;
  /** Told when the broker ends without being asked to. */
  readonly onDeath?: (sentence: string) => void;
}

/** A running broker. */
export interface Broker {
  /** `nats://<token>@127.0.0.1:<port>`, or without the token where each user has a key. */
  readonly url: string;
  readonly kind: BrokerKind;
  stop(): Promise<void>;
}

/** The brokers that this machine can run. */
export const brokerKinds = (): readonly BrokerKind[] => (programOnPath('nats-server') ? ['built-in', 'nats-server'] : ['built-in']);

/** Starts a broker that only this machine reaches, and only with the token or the key of a user. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const program = options.kind === 'built-in' ? undefined : programOnPath('nats-server');
  if (!program) {
    const broker = await listenBuiltIn(token);
    return { url: urlOf(broker, token), kind: 'built-in', stop: () => broker.stop() };
  }
  const { folder, users, onDeath = () => undefined } = options;
  const authorization = users ?? `authorization { token: ${JSON.stringify(token)} }`;
  const broker = await launchNatsServer({ program, folder, authorization, onDeath });
  return { url: urlOf(broker, users === undefined ? token : undefined), kind: 'nats-server', stop: () => broker.stop() };
}

const urlOf = ({ port }: ListeningBroker, token: string | undefined): string =>
  `nats://${token === undefined ? '' : `${encodeURIComponent(token)}@`}127.0.0.1:${port}`;
