import { DatabasePrint } from './check/database-print';
import { permissionFaults } from './check/permissions';
import { refusalFaults } from './check/refusals';
import { unguardedFaults } from './check/without-guard';
import { operationsOf, type Operation } from './document/operations';
import { everyOperation, titleOf } from './operations/every-operation';
import { idsElsewhere } from './elsewhere/ids-elsewhere';
import { headFaults, pathTrickFaults } from './routes/path-tricks';
import { wrongMethodFaults, wrongVerbFaults } from './routes/wrong-verbs';
import { World } from './world/world';

const rows = everyOperation.map((arrangement) => [titleOf(arrangement), arrangement] as const);

describe('the matrix: every operation, asked by every kind of account, of what is theirs and of what is not', () => {
  let world: World;
  let print: DatabasePrint;
  let operations: readonly Operation[];

  beforeAll(async () => {
    world = await World.start();
    print = await DatabasePrint.of(world.admin);
    operations = await operationsOf(world.province.url);
  }, 120_000);
  afterAll(() => world?.stop());

  it('has every operation of the document, and no other', () => {
    const documented = operations.map(({ id }) => id);
    const arranged = everyOperation.map(({ operation }) => operation);
    expect({
      missing: documented.filter((id) => !arranged.includes(id)),
      unknown: [...new Set(arranged.filter((id) => !documented.includes(id)))],
      withoutTheirService: documented.filter((id) => !world.services.includes(id.split('_')[0] ?? '')),
    }).toEqual({ missing: [], unknown: [], withoutTheirService: [] });
  });

  // First all that is refused, while nothing in the province moves: whatever changes then was changed by a refused request.
  describe('refuses, and changes and shows nothing:', () => {
    it.each(rows)('%s', async (_, arrangement) => {
      expect(await refusalFaults(world, print, arrangement)).toEqual([]);
    });
  });

  describe('has no way round the guard:', () => {
    const ways = {
      'no method that a path does not have': wrongMethodFaults,
      'no verb that a path does not have': wrongVerbFaults,
      'no other writing of a path': pathTrickFaults,
      'no HEAD or OPTIONS that tells outside from absent': headFaults,
    };
    it.each(Object.entries(ways))('%s', async (_, faultsOf) => {
      expect(await faultsOf(world, operations)).toEqual([]);
      expect(await print.changes()).toEqual([]);
    });
  });

  describe('keeps to the scope with every guard out of the way:', () => {
    it.each(rows)('%s', async (_, arrangement) => {
      expect(await unguardedFaults(world, print, arrangement)).toEqual([]);
    });
  });

  describe('lets be done, within the scope and no further:', () => {
    it.each(rows)('%s', async (_, arrangement) => {
      expect(await permissionFaults(world, arrangement)).toEqual([]);
    });
  });

  describe('keeps to the scope where an id stands elsewhere:', () => {
    it.each(Object.entries(idsElsewhere))('%s', async (_, attempt) => {
      await attempt(world);
    });
  });
});
