import { Client } from 'pg';

/** The database of a province, and what stands in it. */
export interface ProvinceDatabase {
  /** Its URL, for the login that made it. */
  readonly url: string;
  /** What was loaded, as it was written down when the load was complete; undefined for a database that holds nothing yet. */
  readonly loaded: string | undefined;
}

const NAME = 'noivu';

const withDatabase = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** The URL of the province's database on a server of our own. */
export const provinceUrl = (serverUrl: string): string => withDatabase(serverUrl, NAME);

/**
 * Finds or makes the database of a province on a server of our own. A database whose load never ended is made anew: nothing is ever half loaded.
 */
export async function openProvinceDatabase(serverUrl: string): Promise<ProvinceDatabase> {
  const url = provinceUrl(serverUrl);
  const loaded = await wordsOfLoad(serverUrl);
  if (loaded === undefined)
    await asked(serverUrl, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${NAME}`);
    });
  return { url, loaded };
}

/** What was written down when the province of a server was loaded; undefined where there is none, or one whose load never ended. */
export function wordsOfLoad(serverUrl: string): Promise<string | undefined> {
  return asked(serverUrl, async (client) => {
    const { rows } = await client.query<{ words: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS words FROM pg_catalog.pg_database WHERE datname = $1`,
      [NAME],
    );
    return rows[0]?.words ?? undefined;
  });
}

/** Writes down that a load is complete, and of what. */
export function markLoaded(serverUrl: string, words: string): Promise<void> {
  return asked(serverUrl, async (client) => {
    await client.query(`COMMENT ON DATABASE ${NAME} IS ${client.escapeLiteral(words)}`);
  });
}

async function asked<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'noivu-launcher' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
