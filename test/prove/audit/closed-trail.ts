import { Client } from 'pg';
import { services } from '@noivu/contracts';

const trails = services.map((service) => `${service}.audit_entry`);

async function asAdmin<T>(adminUrl: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Does something while a superuser's session holds the audit trails of all services under a lock that lets nobody in. */
export const whileLocked = <T>(adminUrl: string, work: () => Promise<T>): Promise<T> =>
  asAdmin(adminUrl, async (admin) => {
    await admin.query(`BEGIN; LOCK TABLE ${trails.join(', ')} IN ACCESS EXCLUSIVE MODE`);
    return work();
  });

/** Does something while every line that is written to a trail fails with a code of PostgreSQL: 53100 is a full disk. */
export const whileFailing = <T>(adminUrl: string, code: string, work: () => Promise<T>): Promise<T> =>
  asAdmin(adminUrl, async (admin) => {
    await admin.query(`CREATE FUNCTION public.no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${code}'; END $$; GRANT USAGE ON SCHEMA public TO PUBLIC`);
    for (const trail of trails)
      await admin.query(`CREATE TRIGGER no_room BEFORE INSERT ON ${trail} FOR EACH ROW EXECUTE FUNCTION public.no_room()`);
    try {
      return await work();
    } finally {
      await admin.query('DROP FUNCTION public.no_room() CASCADE; REVOKE USAGE ON SCHEMA public FROM PUBLIC');
    }
  });

/** The lines of all trails. */
export const linesOfTrails = (adminUrl: string): Promise<number> =>
  asAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ lines: number }>(
      `SELECT (${trails.map((trail) => `(SELECT count(*) FROM ${trail})`).join(' + ')})::int AS lines`,
    );
    return rows[0]?.lines ?? 0;
  });
