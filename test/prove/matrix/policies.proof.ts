import { Pool, type PoolClient } from 'pg';
import { services, type ServiceName } from '@noivu/contracts';
import { permissionFaults } from '../../matrix/check/permissions';
import { everyOperation } from '../../matrix/operations/every-operation';
import { claimsOf } from '../../matrix/world/lapsed-tokens';
import { World } from '../../matrix/world/world';
import { figure, isFull, proofTimeout } from '../scale';
import { liveLong } from './long-life';
import { printOf, type Contexts, type Verb } from './policy-print';

/** Opened alone these let nothing more be done: a file that lies outside the scope is not seen, and what is not seen is neither added to nor taken away. */
const behindAnother = ['open personnel file_delete', 'open personnel file_chunk_delete', 'open personnel file_chunk_insert'];

/** Of which the world has rows from the start. */
const isHeart = ({ table }: Policy): boolean => ['record', 'fact', 'staffing_quota', 'person_span'].includes(table);

interface Policy {
  readonly service: ServiceName;
  readonly table: string;
  readonly name: string;
  readonly verb: Verb | 'ALL';
  /** The statement that makes it, up to its rules. */
  readonly head: string;
  readonly using: string | null;
  readonly check: string | null;
}

const statementOf = ({ head, ...policy }: Policy, { using, check }: Pick<Policy, 'using' | 'check'>): string =>
  [head, ...(policy.using === null ? [] : [`USING (${using})`]), ...(policy.check === null ? [] : [`WITH CHECK (${check})`])].join(' ');

// What a policy of a service's own login says, and the statement that makes it anew.
const POLICIES = `SELECT n.nspname AS service, c.relname AS table, p.polname AS name, pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check,
    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS verb,
    format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s', p.polname, n.nspname, c.relname, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
      (SELECT string_agg(quote_ident(rolname), ', ' ORDER BY rolname) FROM pg_roles WHERE oid = ANY(p.polroles))) AS head
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE EXISTS (SELECT FROM pg_roles r WHERE r.oid = ANY(p.polroles) AND r.rolname = n.nspname) ORDER BY 1, 2, 3`;

describe('what the database lets a service do under a scope', () => {
  let world: World;
  let contexts: Contexts;
  const logins = new Map<ServiceName, Pool>();
  let policies: readonly Policy[];

  beforeAll(async () => {
    world = await World.start();
    for (const service of services) logins.set(service, new Pool({ connectionString: world.province.database.url(service), max: 1 }));
    const contextOf = (name: string) => String(claimsOf(world.person(name).token ?? '')['ctx']);
    contexts = {
      nobody: '',
      'a records officer': contextOf('canbo.ttyt'),
      'an administrator of a department': contextOf('quantri.syt'),
      'an officer of another branch': contextOf('canbo.huyen'),
      'the whole province': contextOf('quantri.snv'),
      'a reader of the own record': contextOf('nhanvien.ttyt'),
    };
    if (isFull) for (const arrangement of everyOperation) await permissionFaults(world, arrangement);
    // From here on nothing moves by itself.
    await world.province.stopApps();
    await liveLong(world.admin, world.person('canbo.ttyt').asker.accountId);
    policies = (await world.admin.query<Policy>(POLICIES)).rows;
  }, proofTimeout);
  afterAll(async () => {
    await Promise.all([...logins.values()].map((login) => login.end()));
    await world?.stop();
  });

  const print = async ({ service, table, verb }: Policy): Promise<string> => {
    const login = logins.get(service);
    if (!login) throw new Error(`No login of ${service}`);
    return printOf(
      { login, admin: world.admin, service, table, contexts, accountId: world.person('canbo.ttyt').asker.accountId },
      verb === 'ALL' ? 'SELECT' : verb,
    );
  };

  async function mutated(policy: Policy, statements: readonly string[]): Promise<string> {
    const run = async (each: readonly string[]) => {
      const client: PoolClient = await world.admin.connect();
      try {
        await client.query(['BEGIN', ...each, 'COMMIT'].join('; '));
      } finally {
        client.release();
      }
    };
    const drop = `DROP POLICY ${policy.name} ON ${policy.service}.${policy.table}`;
    await run([drop, ...statements]);
    try {
      return await print(policy);
    } finally {
      await run([...(statements.length > 0 ? [drop] : []), statementOf(policy, policy)]);
    }
  }

  it(
    'changes with every policy that is taken away, and with every one that is opened',
    async () => {
      const blind: string[] = [];
      let tried = 0;
      const look = async (what: string, before: string, after: string) => {
        tried += 1;
        if (before === after) blind.push(what);
      };
      for (const policy of policies.filter((one) => isFull || isHeart(one))) {
        const before = await print(policy);
        await look(`without ${policy.service} ${policy.name}`, before, await mutated(policy, []));
        const opened = statementOf(policy, { using: 'true', check: 'true' });
        const isOpen = [policy.using, policy.check].every((rule) => rule === null || rule === 'true');
        if (!isOpen) await look(`open ${policy.service} ${policy.name}`, before, await mutated(policy, [opened]));
        expect(await print(policy)).toBe(before);
      }
      figure('matrix', 'policies taken away or opened, and seen', `${tried - blind.length} of ${tried}`);
      expect(blind).toEqual(isFull ? behindAnother : []);
    },
    proofTimeout,
  );
});
