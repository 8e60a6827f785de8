import { nkeyAuthenticator, nkeys, type Authenticator } from '@nats-io/transport-node';

/** The key with which one sender logs in at the broker (an NKey, Ed25519): the broker knows the public half alone. */
export interface BrokerKey {
  /** `U…`, for the broker's configuration. */
  readonly publicKey: string;
  /** `SU…`, for the sender alone. */
  readonly seed: string;
}

/** Makes a new login key. */
export function newBrokerKey(): BrokerKey {
  const pair = nkeys.createUser();
  return { publicKey: pair.getPublicKey(), seed: new TextDecoder().decode(pair.getSeed()) };
}

/** Logs in with the seed of a login key. */
export const loginWith = (seed: string): Authenticator => nkeyAuthenticator(new TextEncoder().encode(seed));
