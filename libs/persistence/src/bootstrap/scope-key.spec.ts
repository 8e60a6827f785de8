import { createHash, createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { scopeKeyPads } from './scope-key';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

describe('the pads of the signing key', () => {
  it('make HMAC-SHA256 out of two plain hashes, for every key of at most one block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 300 }), (key, message) => {
        const { inner, outer } = scopeKeyPads(Buffer.from(key));
        expect(sha256(outer, sha256(inner, message))).toEqual(createHmac('sha256', key).update(message).digest());
      }),
    );
  });

  it('are not made of a longer key', () => {
    expect(() => scopeKeyPads(randomBytes(65))).toThrow(RangeError);
  });
});
