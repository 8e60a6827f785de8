import { Client } from 'pg';
import { freshDatabase } from './database';

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('the database of a test file', () => {
  it('is a copy of its own: what one writes no other sees', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await ask(one.adminUrl, 'create table note (text text)');
    await expect(ask(other.adminUrl, 'select * from note')).rejects.toThrow('does not exist');
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is gone after drop, whoever still stood in it', async () => {
    const database = await freshDatabase();
    const sleeper = new Client({ connectionString: database.url() });
    sleeper.on('error', () => undefined);
    await sleeper.connect();
    await database.drop();
    await expect(ask(database.adminUrl, 'select 1')).rejects.toThrow('does not exist');
    await sleeper.end();
  });

  it('stands on a cluster of this run, reached by password only', async () => {
    const database = await freshDatabase();
    const stranger = new URL(database.adminUrl);
    stranger.password = 'guessed';
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(await ask(database.adminUrl, 'show data_directory')).toEqual([{ data_directory: expect.stringContaining('noivu-test-') }]);
    await database.drop();
  });
});
