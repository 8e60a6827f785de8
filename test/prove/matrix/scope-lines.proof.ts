import { services } from '@noivu/contracts';
import { DatabasePrint } from '../../matrix/check/database-print';
import { permissionFaults } from '../../matrix/check/permissions';
import { refusalFaults } from '../../matrix/check/refusals';
import { isLook } from '../../matrix/oracle/oracle';
import type { Arrangement } from '../../matrix/operations/arrangement';
import { everyOperation, titleOf } from '../../matrix/operations/every-operation';
import { World } from '../../matrix/world/world';
import { figure, isFull, proofTimeout } from '../scale';
import { ForgetfulStatements } from './forgetful-statements';
import { scopeFunctions, withoutScope } from './scope-functions';

const GUARDED = `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relrowsecurity AND n.nspname = ANY($1)`;

/** What the small proof asks: a record, a list that its statement bounds, one that a function bounds. */
const heart = new Set(['personnel_record_get', 'organization_quota_find', 'personnel_record_search']);
/** Who ends a session or changes a password is nobody afterwards, and every operation has to be asked again. */
const asked = everyOperation.filter(({ operation }) => (isFull ? !operation.startsWith('identity_session_') : heart.has(operation)));

/** Places that no answer misses, neither alone nor with a second one, and why: what they hold, and a word of explanation. */
const behindOthers: readonly (readonly [words: RegExp, because: string])[] = [
  [/^INSERT INTO (decision|file|job) /, 'it enters something in the unit of whoever asks, or in the first one of the scope'],
  [/"fromAbove"/, 'quotas are given by whoever holds the whole province'],
  [/^SELECT json_strip_nulls\(json_build_object\('transferId'/, 'it shows what the statement before has locked within the scope'],
  [/CASE \$4::text WHEN 'in'/, 'it picks a side of what is within the scope'],
  [/FROM file_chunk c JOIN/, 'pieces are asked for once the file was found within the scope'],
  [/kind = 'roster'/, 'a decision cites documents and no roster'],
  [/'importId', i\.import_id/, 'it shows what the statement before has found within the scope'],
  [/^SELECT ord, tier FROM unit_node/, 'the account is read again within the scope, and so is the record that it opens'],
  [
    /^SELECT jsonb_strip_nulls\(jsonb_build_object\('accountId'/,
    'it shows the account that the statements before have held within the scope',
  ],
  [/^personnel\.export_lines$/, 'what a workbook holds is looked at in test/journeys/export.e2e-spec.ts'],
  [/^personnel\.take_custody$/, 'the transfer is locked within the scope before it is called'],
];

/** Events of what was done arrive when they arrive: answers are judged here, not tables. */
const isAnswer = (fault: string): boolean => !fault.includes(' was changed: ');

/** A place where the scope is asked for, which can be lost for as long as some work goes on. */
interface Loss {
  /** A statement, or the name of a function. */
  readonly words: string;
  /** The operations that come by. */
  readonly speakers: ReadonlySet<string>;
  readonly during: (work: () => Promise<string[]>) => Promise<string[]>;
}

describe('with row-level security off', () => {
  const statements = new ForgetfulStatements();
  let world: World;
  let print: DatabasePrint;

  const begin = async (): Promise<void> => {
    world = await World.start();
    const { rows: tables } = await world.admin.query<{ name: string }>(GUARDED, [services]);
    await world.admin.query(tables.map(({ name }) => `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`).join('; '));
    print = await DatabasePrint.of(world.admin);
  };
  const faultsOf = async (arrangement: Arrangement): Promise<string[]> =>
    [...(await refusalFaults(world, print, arrangement)), ...(await permissionFaults(world, arrangement))].filter(isAnswer);
  // What changes something uses people up; of what only reads, the answers to those who may are looked at too.
  const faultsAgain = async (arrangement: Arrangement): Promise<string[]> =>
    isLook(arrangement.act) ? faultsOf(arrangement) : (await refusalFaults(world, print, arrangement)).filter(isAnswer);

  beforeAll(async () => {
    statements.listen();
    await begin();
    for (const arrangement of asked) {
      const faults = await statements.during(titleOf(arrangement), () => faultsOf(arrangement));
      expect([titleOf(arrangement), faults]).toEqual([titleOf(arrangement), []]);
    }
  }, proofTimeout);
  afterAll(async () => {
    statements.leave();
    await world?.stop();
  });

  async function everyLoss(): Promise<Loss[]> {
    const lines = statements.lines().map((line): Loss => {
      const speakers = statements.speakersOf(line.text);
      return { words: line.text.replaceAll(/\s+/g, ' ').trim(), speakers, during: (work) => statements.without(line, work) };
    });
    const functions = (await scopeFunctions(world.admin)).map((one): Loss => {
      const speakers = statements.speakersOf(one.name);
      return { words: one.name, speakers, during: (work) => withoutScope(world.admin, one, work) };
    });
    return [...lines, ...functions.filter(({ speakers }) => speakers.size > 0)];
  }

  /** Whether somebody sees more, or another answer, while something is lost; what it left behind is cleared away. */
  async function isSeen({ speakers, during }: Pick<Loss, 'speakers' | 'during'>): Promise<boolean> {
    for (const arrangement of asked.filter((one) => speakers.has(titleOf(one)))) {
      const faults = await during(() => faultsAgain(arrangement));
      if (faults.length === 0) continue;
      if ((await faultsAgain(arrangement)).length > 0) {
        await world.stop();
        await begin();
      }
      return true;
    }
    return false;
  }

  /** What is lost without being seen stands before another that is enough; when both are lost, it is seen. */
  async function isSeenWithAnother(one: Loss, others: readonly Loss[]): Promise<boolean> {
    for (const other of others) {
      const speakers = new Set([...one.speakers].filter((speaker) => other.speakers.has(speaker)));
      if (await isSeen({ speakers, during: (work) => one.during(() => other.during(work)) })) return true;
    }
    return false;
  }

  it(
    'each single place where a statement or a function asks for the scope is missed when it is lost',
    async () => {
      const losses = await everyLoss();
      const unseen: Loss[] = [];
      for (const loss of losses) if (!(await isSeen(loss))) unseen.push(loss);
      const blind: Loss[] = [];
      for (const loss of unseen) {
        const others = unseen.filter((other) => other !== loss);
        if (!(await isSeenWithAnother(loss, others))) blind.push(loss);
      }
      expect(losses.length).toBeGreaterThan(0);
      figure(
        'scope lines',
        'places where the scope is asked for, lost one by one, and seen',
        `${losses.length - unseen.length} of ${losses.length}`,
      );
      figure(
        'scope lines',
        'of the others, lost together with a second one, and seen',
        `${unseen.length - blind.length} of ${unseen.length}`,
      );
      const unexplained = blind.filter(({ words }) => !behindOthers.some(([known]) => known.test(words)));
      expect(unexplained.map(({ words }) => words)).toEqual([]);
    },
    proofTimeout,
  );
});
