import type { Permission } from './permission';

/** The services of a province. */
export const services = ['identity', 'organization', 'personnel', 'training', 'emulation', 'reporting'] as const;
export type ServiceName = (typeof services)[number];
/** Who may send a message: the gateway for people and other systems, a service on its own behalf, the operator's command line. */
export type Sender = ServiceName | 'gateway' | 'operator';

type Class<T> = new () => T;

/** What bounds an operation: nothing, the account itself, units, or a single record within units. */
export type ScopeKind = 'public' | 'self' | 'unit' | 'record' | 'province';

/** One question or order that a service answers. The subject is the NATS subject. */
export interface Contract<Request extends object, Reply> {
  readonly subject: string;
  /** Who may: everyone, everyone signed in, holders of a permission, or only the services named in `callers`, on their own behalf. */
  readonly permission: Permission | 'public' | 'signed-in' | 'service';
  readonly scope: ScopeKind;
  readonly request: Class<Request>;
  readonly reply: Class<Reply>;
  /** True when it changes something: it then carries an idempotency key and is dropped after its deadline. */
  readonly changes?: boolean;
  /** True when it changes an item whose version the caller must have read: it then needs If-Match. */
  readonly versioned?: boolean;
  /** The word under which it stands in the audit trail; reads of lists and items have one too. */
  readonly audit: string;
  /** Senders other than the gateway. */
  readonly callers?: readonly Sender[];
  /** Milliseconds to answer: 5,000 for a read and 10,000 for a change unless said. */
  readonly timeout?: number;
}

/** One fact that a service announces after it has happened; consumers pull it by position. */
export interface EventContract<Payload extends object> {
  readonly subject: string;
  readonly payload: Class<Payload>;
}

export type RequestOf<C> = C extends Contract<infer Request, infer _Reply> ? Request : never;
export type ReplyOf<C> = C extends Contract<infer _Request, infer Reply> ? Reply : never;
/** A contract of whatever request and reply. */
export type AnyContract = Contract<object, unknown>;

const known = new Map<string, AnyContract>();

/** Declares a contract. A subject stands once in the system. */
export function contract<Request extends object, Reply>(shape: Contract<Request, Reply>): Contract<Request, Reply> {
  if (known.has(shape.subject)) throw new Error(`Two contracts on one subject: ${shape.subject}`);
  known.set(shape.subject, shape);
  return shape;
}

export const event = <Payload extends object>(shape: EventContract<Payload>): EventContract<Payload> => shape;

/** Every contract of the system, for the registry, the boot check and the tests that walk them. */
export const allContracts = (): readonly AnyContract[] => [...known.values()];

/** The service that answers a subject: its first word. */
export const serviceOf = (subject: string): ServiceName => {
  const name = subject.split('.')[0];
  const service = services.find((candidate) => candidate === name);
  if (!service) throw new Error(`No service answers ${subject}`);
  return service;
};
