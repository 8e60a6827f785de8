import {
  createHmac,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  createPublicKey,
  createPrivateKey,
  createSecretKey,
  timingSafeEqual,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import type { Sender } from '@noivu/contracts';
import type { Envelope } from './message-headers';

/** The public halves of every sender's pair key (X25519), by name. */
export type PairDirectory = Readonly<Record<string, JsonWebKey>>;

/** Makes a new pair key for one sender: the private half stays with it, the public half goes into everybody's directory. */
export function newPairKey(): { privateKey: JsonWebKey; publicKey: JsonWebKey } {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return { privateKey: privateKey.export({ format: 'jwk' }), publicKey: publicKey.export({ format: 'jwk' }) };
}

/** What a message is bound to: nobody can move its body, token or time to another subject or another message. */
export interface Sealed {
  readonly subject: string;
  readonly envelope: Envelope;
  readonly body: Uint8Array;
}

/**
 * The keys of one process: with each other process it shares a secret that only the two can compute (X25519, HKDF-SHA256), and seals
 * messages with it (HMAC-SHA256). A service that is broken into can speak for itself alone.
 */
export class KeyRing {
  private readonly privateKey: KeyObject;
  private readonly shared = new Map<string, KeyObject>();

  constructor(
    readonly owner: Sender,
    privateKey: JsonWebKey,
    private readonly directory: PairDirectory,
  ) {
    this.privateKey = createPrivateKey({ key: privateKey, format: 'jwk' });
  }

  /** The seal of a message to or from the other. */
  seal(other: string, sealed: Sealed): string {
    const { from, id, deadline, token, trace, idempotencyKey, ifMatch } = sealed.envelope;
    const bound = JSON.stringify([
      'v1',
      sealed.subject,
      from,
      id,
      deadline,
      token ?? null,
      trace ?? null,
      idempotencyKey ?? null,
      ifMatch ?? null,
    ]);
    return createHmac('sha256', this.secretWith(other)).update(`${bound}\n`).update(sealed.body).digest('base64url');
  }

  /** Tells whether a seal is the other's. */
  opens(other: string, seal: string, sealed: Sealed): boolean {
    if (!Object.hasOwn(this.directory, other)) return false;
    const expected = Buffer.from(this.seal(other, sealed));
    const given = Buffer.from(seal);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  private secretWith(other: string): KeyObject {
    const known = this.shared.get(other);
    if (known) return known;
    const jwk = this.directory[other];
    if (!jwk) throw new Error(`No pair key is known of ${other}`);
    const agreed = diffieHellman({ privateKey: this.privateKey, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) });
    const pair = [this.owner, other].sort().join('|');
    const secret = createSecretKey(Buffer.from(hkdfSync('sha256', agreed, Buffer.alloc(0), `noivu pair ${pair}`, 32)));
    this.shared.set(other, secret);
    return secret;
  }
}
