import { createHash } from 'node:crypto';
import type { DemoProvince } from '../province';

/** The name space of the demo's units; drawn once at random, then fixed. */
const space = Buffer.from('5b0e6f0e4c3b4a6c9f5d2d7c1a94e3b8', 'hex');

/** The identifier of a unit: a name-based UUID (RFC 9562, version 5) of province and code, so it is the same wherever the demo is built. */
export function unitIdOf(province: DemoProvince, code: string): string {
  const digest = createHash('sha1').update(space).update(`${province}/${code}`).digest().subarray(0, 16);
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
