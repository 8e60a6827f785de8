import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const iterations = 4096;
const derive = promisify(pbkdf2);
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
/** Outside printable ASCII the two ends would have to normalise alike (RFC 4013). */
const printable = /^[\x21-\x7e]+$/;

/**
 * What PostgreSQL stores of a password (RFC 5803, SCRAM-SHA-256). Made here, so that the password itself never crosses to
 * the server, nor into its log of statements.
 */
export async function scramVerifier(password: string, salt = randomBytes(16)): Promise<string> {
  if (!printable.test(password)) throw new Error('A database password is printable ASCII without spaces, and not empty');
  const salted = await derive(password, salt, iterations, 32, 'sha256');
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  const server = hmac(salted, 'Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}
