import { DataSource, type EntityManager } from 'typeorm';
import { ownerOf } from '../roles/database-role';
import { scratchDatabase, type ScratchDatabase } from '../../test/scratch-database';
import { loadAsOwner } from './load-as-owner';

describe('an operator who loads a schema while services look at it', () => {
  let scratch: ScratchDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    scratch = await scratchDatabase();
    const options = `-c role=${ownerOf('personnel')} -c search_path=personnel,ext`;
    owner = await new DataSource({ type: 'postgres', url: scratch.adminUrl, extra: { options } }).initialize();
    for (const name of ['first', 'second'])
      await owner.query(`CREATE TABLE ${name} (what text); ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  });
  afterAll(async () => {
    await owner?.destroy();
    await scratch?.drop();
  });
  beforeEach(() => scratch.admin.query('TRUNCATE personnel.first, personnel.second'));

  const fill = (tx: EntityManager) => tx.query(`INSERT INTO first VALUES ('loaded')`);
  const loaded = async () => (await scratch.admin.query('SELECT what FROM personnel.first')).rowCount;
  const waitsForLock = async () => {
    const { rows } = await scratch.admin.query(`SELECT FROM pg_locks WHERE relation = 'personnel.second'::regclass AND NOT granted`);
    return rows.length > 0;
  };

  it('writes past the policies, which bind the owner again afterwards', async () => {
    await loadAsOwner(owner, fill);
    expect(await loaded()).toBe(1);
    await expect(fill(owner.manager)).rejects.toThrow('row-level security');
  });

  it('begins anew where somebody held one table and wanted another, and loads once', async () => {
    const somebody = await scratch.admin.connect();
    // The loader finds the deadlock first, and is broken off by it.
    await somebody.query(`SET deadlock_timeout = '60s'`);
    await somebody.query('BEGIN; SELECT FROM personnel.second');
    let begun = 0;
    const load = loadAsOwner(owner, (tx) => {
      begun += 1;
      return fill(tx);
    });
    while (!(await waitsForLock())) await new Promise((resolve) => setTimeout(resolve, 10));
    await somebody.query('SELECT FROM personnel.first; COMMIT');
    somebody.release(true);
    await load;
    expect([begun, await loaded()]).toEqual([1, 1]);
  });

  it('tells what the work fails with, and leaves nothing behind', async () => {
    const load = loadAsOwner(owner, async (tx) => {
      await fill(tx);
      throw new RangeError('no such unit');
    });
    await expect(load).rejects.toThrow('no such unit');
    expect(await loaded()).toBe(0);
  });
});
