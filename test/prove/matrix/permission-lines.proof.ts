import { packPermissions, permissions, unpackPermissions, type Permission } from '@noivu/contracts';
import { faultIn } from '../../matrix/check/expectation';
import { casesOf, fire, wordsOf } from '../../matrix/check/shots';
import { operationsOf } from '../../matrix/document/operations';
import { everyOperation, titleOf } from '../../matrix/operations/every-operation';
import type { Arrangement } from '../../matrix/operations/arrangement';
import { claimsOf, reissued } from '../../matrix/world/lapsed-tokens';
import type { Kind } from '../../matrix/oracle/question';
import { unitIds } from '../../matrix/world/tree';
import { World, type Person } from '../../matrix/world/world';
import { figure, proofTimeout } from '../scale';

const kinds: readonly Kind[] = [
  'PROVINCIAL_LEADER',
  'UNIT_LEADER',
  'UNIT_ADMINISTRATOR',
  'RECORDS_OFFICER',
  'SYSTEM_ADMINISTRATOR',
  'OWN_RECORD_READER',
];

/** A line of the permission table that is taken out, or one too many, as a token of that kind would then carry it. */
interface Mutation {
  readonly name: string;
  readonly person: Person;
  readonly permission: Permission;
}

describe('the matrix turns red', () => {
  let world: World;
  let needed: ReadonlyMap<string, string>;

  beforeAll(async () => {
    world = await World.start();
    const operations = await operationsOf(world.province.url);
    needed = new Map(operations.map(({ id, words }) => [id, String(words['x-permission'])]));
  }, proofTimeout);
  afterAll(() => world?.stop());

  const asks = (permission: Permission): Arrangement[] => everyOperation.filter(({ operation }) => needed.get(operation) === permission);

  async function redFor({ person, permission }: Mutation): Promise<string | undefined> {
    for (const arrangement of asks(permission)) {
      const cases = casesOf(world, arrangement).filter((one) => one.person.name === person.name);
      const fired = await fire(
        world,
        arrangement,
        cases.map((one) => ({ ...one, person })),
      );
      for (const one of fired) {
        const fault = faultIn(one.answer, one.expected, { arrangement, aimed: one.aimed });
        if (fault) return `${titleOf(arrangement)} ${wordsOf(one)}: ${fault}`;
      }
    }
    return undefined;
  }

  function mutationsOf(kind: Kind): Mutation[] {
    const holder = world.people.find(
      ({ asker, token }) => token !== undefined && asker.standing === 'working' && asker.kinds.join() === kind,
    );
    if (!holder?.token) throw new Error(`Nobody is ${kind} and nothing else.`);
    const held = unpackPermissions(String(claimsOf(holder.token)['perm']));
    return permissions.map((permission) => {
      const isHeld = held.includes(permission);
      const others = isHeld ? held.filter((one) => one !== permission) : [...held, permission];
      const token = reissued(holder.token ?? '', { perm: packPermissions(others) });
      return { name: `${isHeld ? 'without' : 'with'} ${permission}`, person: { ...holder, token }, permission };
    });
  }

  it.each(kinds)(
    'for every line that %s lacks, or has too many',
    async (kind) => {
      const mutations = mutationsOf(kind);
      const blind: string[] = [];
      for (const mutation of mutations) if ((await redFor(mutation)) === undefined) blind.push(mutation.name);
      figure(
        'matrix',
        `${kind}: lines of the permission table changed, and seen`,
        `${mutations.length - blind.length} of ${mutations.length}`,
      );
      expect(blind).toEqual([]);
    },
    proofTimeout,
  );

  /** A token whose scope the database itself has signed, and which is not that of the holder's kind. */
  async function scopedTo(kind: Kind, scope: string): Promise<Mutation> {
    const [sound] = mutationsOf(kind);
    const holder = world.people.find(({ name }) => name === sound?.person.name);
    const { sub, sid } = claimsOf(holder?.token ?? '');
    const { rows } = await world.admin.query<{ ctx: string }>(
      `SELECT sec.issue_context($1, $2, ARRAY[$3], now() + interval '10 minutes') AS ctx`,
      [sub, sid, scope],
    );
    const token = reissued(holder?.token ?? '', { ctx: rows[0]?.ctx });
    return { name: `${kind}: ${scope}`, person: { ...(holder as Person), token }, permission: 'personnel:record:read' };
  }

  it(
    'for every reach that is another than the kind has',
    async () => {
      const wide = `${unitIds.province}:subtree`;
      const mutations = await Promise.all([
        ...(['UNIT_LEADER', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER', 'OWN_RECORD_READER'] as const).map((kind) => scopedTo(kind, wide)),
        ...(['UNIT_LEADER', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER'] as const).map((kind) => scopedTo(kind, `${unitIds.health}:unit`)),
        ...(['PROVINCIAL_LEADER', 'SYSTEM_ADMINISTRATOR'] as const).map((kind) => scopedTo(kind, `${unitIds.health}:subtree`)),
      ]);
      const blind: string[] = [];
      for (const mutation of mutations) if ((await redFor(mutation)) === undefined) blind.push(mutation.name);
      figure('matrix', 'reaches of a kind changed, and seen', `${mutations.length - blind.length} of ${mutations.length}`);
      expect(blind).toEqual([]);
    },
    proofTimeout,
  );

  it(
    'for no token that is as it should be',
    async () => {
      for (const kind of kinds) {
        const [first] = mutationsOf(kind);
        const sound = world.people.find(({ name }) => name === first?.person.name);
        if (!sound) throw new Error(`Nobody is ${kind}.`);
        for (const permission of ['personnel:record:read', 'personnel:record:search', 'identity:account:read'] as const)
          expect(await redFor({ name: 'unchanged', person: sound, permission })).toBeUndefined();
      }
    },
    proofTimeout,
  );
});
