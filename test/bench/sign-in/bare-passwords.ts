import { verify } from '@node-rs/argon2';
import { Client } from 'pg';

/** How fast one core verifies passwords, and what one verification costs. */
export interface BarePasswords {
  readonly perSecond: number;
}

/** The hash of an account as the product stores it: its parameters stand in it. @throws Error when the account has none */
export async function storedHash(databaseUrl: string, username: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ hashed: string }>(
      'SELECT c.password_hash AS hashed FROM identity.account a JOIN identity.credential c USING (account_id) WHERE a.username = $1',
      [username],
    );
    if (!rows[0]) throw new Error(`${username} has no password`);
    return rows[0].hashed;
  } finally {
    await client.end();
  }
}

/** Verifies one password after the other, on one thread. */
export async function barePasswords(hashed: string, password: string, seconds: number): Promise<BarePasswords> {
  const begun = performance.now();
  let count = 0;
  while (performance.now() - begun < seconds * 1000) {
    if (!(await verify(hashed, password))) throw new Error('The password of the demo does not fit its hash');
    count += 1;
  }
  return { perSecond: (count / (performance.now() - begun)) * 1000 };
}
