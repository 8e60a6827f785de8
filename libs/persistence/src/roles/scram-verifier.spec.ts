import { createHash, createHmac } from 'node:crypto';
import { scramVerifier } from './scram-verifier';

/** The exchange of RFC 7677, section 3. */
const exchange =
  'n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const hmac = (key: Buffer) => createHmac('sha256', key).update(exchange).digest();

describe('what PostgreSQL stores of a password', () => {
  it('answers the exchange that RFC 7677 works out', async () => {
    const verifier = await scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
    const [, salt, stored = '', server = ''] = /^SCRAM-SHA-256\$4096:(.+)\$(.+):(.+)$/.exec(verifier) ?? [];
    expect(salt).toBe('W22ZaJ0SNY7soEsUEjb6gQ==');
    expect(hmac(Buffer.from(server, 'base64')).toString('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');

    const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64');
    const signature = hmac(Buffer.from(stored, 'base64'));
    const clientKey = Buffer.from(proof.map((byte, i) => byte ^ (signature[i] ?? 0)));
    expect(createHash('sha256').update(clientKey).digest('base64')).toBe(stored);
  });

  it('is salted anew each time', async () => {
    expect(await scramVerifier('pencil')).not.toBe(await scramVerifier('pencil'));
  });

  it.each(['', 'two words', 'mật-khẩu', 'tab\t'])('is not made of %j', async (password) => {
    await expect(scramVerifier(password)).rejects.toThrow('printable ASCII');
  });
});
