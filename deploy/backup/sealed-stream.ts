import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

const algorithm = 'aes-256-gcm';
const MAGIC = Buffer.from('noivu sealed 1\n');
const SALT = 32;
const CHECK = 16;
const HEAD = MAGIC.length + SALT + CHECK;
const TAG = 16;
/** Bytes of one chunk before it is sealed. */
export const chunkSize = 1 << 20;

/** What a file is sealed under. */
export interface Seal {
  /** 32 bytes. */
  readonly key: Buffer;
  /** What the file is: one sealed as something else does not open. */
  readonly as: string;
}

/** A refusal to open: another key, another file, or one that was damaged. */
export class SealBroken extends Error {}

/** Every file has keys of its own, so a nonce is never used twice under one; the check tells another key from damage further on. */
function derived({ key, as }: Seal, salt: Buffer): { readonly key: Buffer; readonly check: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, `noivu ${as}`, 32 + CHECK));
  return { key: bytes.subarray(0, 32), check: bytes.subarray(32) };
}

/** Number and end of a chunk: one that is missing, moved, doubled or cut off does not open (the STREAM construction). */
function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Turns a stream block by block; the last block may be shorter. */
abstract class Blockwise extends Transform {
  private readonly held: Buffer;
  private filled = 0;
  private number = 0;

  protected constructor(size: number) {
    super();
    this.held = Buffer.alloc(size);
  }

  protected abstract turn(block: Buffer, nonce: Buffer): Buffer;

  override _transform(bytes: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.guarded(done, () => this.accept(bytes));
  }

  override _flush(done: TransformCallback): void {
    this.guarded(done, () => this.give(true));
  }

  protected accept(bytes: Buffer): void {
    for (let rest = bytes; rest.length > 0;) {
      if (this.filled === this.held.length) this.give(false);
      const count = rest.copy(this.held, this.filled);
      this.filled += count;
      rest = rest.subarray(count);
    }
  }

  private give(isLast: boolean): void {
    this.push(this.turn(this.held.subarray(0, this.filled), nonceOf(this.number, isLast)));
    this.number += 1;
    this.filled = 0;
  }

  private guarded(done: TransformCallback, work: () => void): void {
    try {
      work();
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}

class Sealing extends Blockwise {
  private readonly head: Buffer;
  private readonly key: Buffer;

  constructor(seal: Seal) {
    super(chunkSize);
    const salt = randomBytes(SALT);
    const { key, check } = derived(seal, salt);
    this.key = key;
    this.head = Buffer.concat([MAGIC, salt, check]);
    this.push(this.head);
  }

  protected turn(block: Buffer, nonce: Buffer): Buffer {
    const cipher = createCipheriv(algorithm, this.key, nonce).setAAD(this.head);
    return Buffer.concat([cipher.update(block), cipher.final(), cipher.getAuthTag()]);
  }
}

class Opening extends Blockwise {
  private head = Buffer.alloc(0);
  private key: Buffer | undefined;

  constructor(private readonly seal: Seal) {
    super(chunkSize + TAG);
  }

  protected override accept(bytes: Buffer): void {
    const missing = HEAD - this.head.length;
    if (missing > 0) {
      this.head = Buffer.concat([this.head, bytes.subarray(0, missing)]);
      if (this.head.length === HEAD) this.key = this.keyOf(this.head);
    }
    super.accept(bytes.subarray(missing > 0 ? missing : 0));
  }

  protected turn(block: Buffer, nonce: Buffer): Buffer {
    if (!this.key) throw new SealBroken('This is not a file that Noivu sealed, or only the beginning of one.');
    if (block.length < TAG) throw damaged();
    const decipher = createDecipheriv(algorithm, this.key, nonce, { authTagLength: TAG });
    decipher.setAAD(this.head).setAuthTag(block.subarray(-TAG));
    const open = decipher.update(block.subarray(0, -TAG));
    try {
      decipher.final();
    } catch {
      throw damaged();
    }
    return open;
  }

  private keyOf(head: Buffer): Buffer {
    if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new SealBroken('This is not a file that Noivu sealed.');
    const { key, check } = derived(this.seal, head.subarray(MAGIC.length, -CHECK));
    if (!timingSafeEqual(check, head.subarray(-CHECK)))
      throw new SealBroken('The file does not open: this is another key, another file than its name says, or its beginning is damaged.');
    return key;
  }
}

const damaged = (): SealBroken => new SealBroken('The file is damaged or cut off: nothing of it is used.');

/**
 * Seals a stream: AES-256-GCM in numbered chunks. What comes out is `noivu sealed 1`, a salt of 32 bytes, a check of the key of 16, then the chunks, each
 * with its tag of 16 bytes.
 */
export const sealing = (seal: Seal): Transform => new Sealing(seal);

/** Opens what `sealing` sealed; it gives out no byte that was not checked, but the file is whole only when the stream ended well. Fails with SealBroken. */
export const opening = (seal: Seal): Transform => new Opening(seal);
