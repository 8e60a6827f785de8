const block = 64;

/** The two keyed blocks of HMAC-SHA256 (RFC 2104): mac = sha256(outer || sha256(inner || message)). */
export interface ScopeKeyPads {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

/** Spreads a key of at most one block over the two pads, so that PostgreSQL needs nothing but its own sha256. */
export function scopeKeyPads(key: Buffer): ScopeKeyPads {
  if (key.length > block) throw new RangeError(`A key of more than ${block} bytes would have to be hashed first`);
  const padded = Buffer.concat([key, Buffer.alloc(block - key.length)]);
  return { inner: Buffer.from(padded.map((byte) => byte ^ 0x36)), outer: Buffer.from(padded.map((byte) => byte ^ 0x5c)) };
}
