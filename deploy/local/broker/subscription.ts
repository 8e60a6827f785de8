import type { Delivery } from './frames';

/** A client, as others see it. */
export interface Receiver {
  /** False: it does not want what it sent itself. */
  readonly hearsItself: boolean;
  /** It wants to be told at once when nobody listens to its request. */
  readonly wantsNoResponders: boolean;
  deliver(subscription: Subscription, delivery: Delivery): void;
  hangUp(): void;
}

/** What one client listens to. */
export interface Subscription {
  readonly client: Receiver;
  /** The client's own name for it. */
  readonly sid: string;
  /** Members of a queue share the messages: each goes to one of them. */
  readonly queue: string | undefined;
  readonly words: readonly string[];
  received: number;
  /** It ends after so many messages; 0 is never. */
  limit: number;
}
