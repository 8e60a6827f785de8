import type { MigrationInterface, QueryRunner } from 'typeorm';
import { database } from '../connection/database';
import { scratchDatabase, type ScratchDatabase } from '../../test/scratch-database';
import { ToyRecords1790000000001 } from '../../test/toy-service';
import { assertMigrated } from './assert-migrated';
import { migrate } from './migrate';

class Nickname1790000000002 implements MigrationInterface {
  readonly name = 'Nickname1790000000002';
  up = async (query: QueryRunner): Promise<void> => void (await query.query('ALTER TABLE record ADD COLUMN nickname text'));
  down = async (query: QueryRunner): Promise<void> => void (await query.query('ALTER TABLE record DROP COLUMN nickname'));
}

class BlindBackfill1790000000003 implements MigrationInterface {
  readonly name = 'BlindBackfill1790000000003';
  up = async (query: QueryRunner): Promise<void> => void (await query.query(`UPDATE record SET nickname = name`));
  down = (): Promise<void> => Promise.resolve();
}

class Backfill1790000000004 implements MigrationInterface {
  readonly name = 'Backfill1790000000004';
  up = async (query: QueryRunner): Promise<void> => {
    await query.query(
      'ALTER TABLE record NO FORCE ROW LEVEL SECURITY; UPDATE record SET nickname = name; ALTER TABLE record FORCE ROW LEVEL SECURITY',
    );
  };
  down = (): Promise<void> => Promise.resolve();
}

describe('the migrations of a service', () => {
  let scratch: ScratchDatabase;

  beforeAll(async () => {
    scratch = await scratchDatabase();
  });
  afterAll(() => scratch?.drop());

  const personnel = (...migrations: (new () => MigrationInterface)[]) => ({
    adminUrl: scratch.adminUrl,
    service: 'personnel' as const,
    migrations,
  });
  const appWith = (...migrations: (new () => MigrationInterface)[]) =>
    database({ service: 'personnel', url: scratch.urlOf('personnel'), entities: [], migrations, poolSize: 1 }).initialize();

  it('are missed by an app that starts before them, in one clear error', async () => {
    const app = await appWith(ToyRecords1790000000001, Nickname1790000000002);
    await expect(assertMigrated(app)).rejects.toThrow(
      'The database lacks 2 migration(s), the first is ToyRecords1790000000001: run the migrate command first',
    );
    await app.destroy();
  });

  it('run once though two migrators begin together, as the owner', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(personnel(ToyRecords1790000000001))));
    expect(runs.flat()).toEqual(['ToyRecords1790000000001']);
    const { rows } = await scratch.admin.query(
      `SELECT DISTINCT tableowner, schemaname FROM pg_tables WHERE tablename IN ('record', 'fact', 'migration', 'unit_node')`,
    );
    expect(rows).toEqual([{ tableowner: 'personnel_owner', schemaname: 'personnel' }]);
  });

  it('add only what is lacking, and an app may be behind the database but not ahead of it', async () => {
    const older = await appWith(ToyRecords1790000000001);
    const newer = await appWith(ToyRecords1790000000001, Nickname1790000000002);
    await assertMigrated(older);
    await expect(assertMigrated(newer)).rejects.toThrow('Nickname1790000000002');
    expect(await migrate(personnel(ToyRecords1790000000001, Nickname1790000000002))).toEqual(['Nickname1790000000002']);
    await Promise.all([assertMigrated(older), assertMigrated(newer)]);
    await Promise.all([older.destroy(), newer.destroy()]);
  });

  it('fail aloud where policies would hide the rows they change, and change nothing', async () => {
    await scratch.admin.query(`INSERT INTO personnel.record (custodian_ord, name) VALUES (1, 'nguyen van a')`);
    const upTo = [ToyRecords1790000000001, Nickname1790000000002] as const;
    await expect(migrate(personnel(...upTo, BlindBackfill1790000000003))).rejects.toMatchObject({ driverError: { code: '42501' } });
    expect(await migrate(personnel(...upTo, Backfill1790000000004))).toEqual(['Backfill1790000000004']);
    const { rows } = await scratch.admin.query('SELECT nickname FROM personnel.record');
    expect(rows).toEqual([{ nickname: 'nguyen van a' }]);
  });

  it('are run by no app', async () => {
    const app = await appWith(ToyRecords1790000000001);
    await expect(app.query('DELETE FROM migration')).rejects.toMatchObject({ driverError: { code: '42501' } });
    await expect(app.query('ALTER TABLE record ADD COLUMN mine text')).rejects.toMatchObject({ driverError: { code: '42501' } });
    await app.destroy();
  });
});
