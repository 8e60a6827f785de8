import { demoUnits } from '../../../deploy/demo/demo-units';
import { unitIdOf } from '../../../deploy/demo/units/unit-id';
import { asSuperuser } from '../asked/as-superuser';
import { askRounds } from '../asked/ask-rounds';
import { askedTable, atMostOnTheWall, foreignLine } from '../asked/figures';
import type { Question } from '../asked/question';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import type { Ground } from '../ground';

/** What it takes to see which duties are late: of one unit, of a department, of the whole province. */
export const lateLists: Chapter = { name: 'late lists', goals: ['late'], measure: measureLateLists };

/** Milliseconds, whoever waits. */
const MOST_P99 = 500;
const path = '/api/v1/obligations?state=OVERDUE&limit=50';

/** One list that is asked for, and the unit whose late duties it holds. */
interface List extends Question {
  readonly goal: string;
  readonly unitId: string;
}

const LATE = `SELECT count(*) FILTER (WHERE met_on IS NULL AND due_on < $2)::int AS late, count(*)::int AS every FROM personnel.obligation
  WHERE owner_ord BETWEEN (SELECT ord FROM personnel.unit_node WHERE unit_id = $1) AND (SELECT last_ord FROM personnel.unit_node WHERE unit_id = $1)`;
// The one that is latest most often: the longest list is asked for.
const COMMUNE = `SELECT owner_unit_id AS "unitId" FROM personnel.obligation JOIN personnel.unit_node node ON node.unit_id = owner_unit_id
  WHERE node.kind = 'COMMUNE_COMMITTEE' AND met_on IS NULL AND due_on < $1 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;

// Everybody in the demo did their duty in the end: so one in twenty of those done is laid open again, as if nobody had done it.
const REOPEN = `UPDATE personnel.obligation SET kinds_done = '{}', met_at = NULL, met_on = NULL, days_late = NULL
  WHERE met_on IS NOT NULL AND due_on < $1 AND transfer_id IS NULL AND hashtext(obligation_id::text) % 20 = 0`;

async function measureLateLists(bench: Bench): Promise<ChapterFindings> {
  const province = await bench.province();
  await neglect(province.ground);
  const lists = await listsOf(province.ground);
  const samples = await askRounds(province, lists, bench);
  return {
    lines: [await countsLine(province.ground, lists), foreignLine(samples), '', ...askedTable(samples, lists)],
    outcomes: lists.map(({ goal, name }) =>
      atMostOnTheWall(`late-${goal}`, `p99 ≤ ${MOST_P99} ms`, { samples, question: name, measure: ({ p99 }) => p99, most: MOST_P99 }),
    ),
  };
}

async function neglect(ground: Ground): Promise<void> {
  await asSuperuser(ground, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(REOPEN, [ground.day]);
    await client.query('VACUUM (ANALYZE) personnel.obligation');
  });
}

async function listsOf(ground: Ground): Promise<readonly List[]> {
  const units = demoUnits(ground.province);
  const idOf = (code: string): string => unitIdOf(ground.province, code);
  const [provinceId, healthId, centreId] = [idOf(units.province), idOf(units.health), idOf(units.healthCentre)];
  const commune = await asSuperuser(
    ground,
    async (client) => (await client.query<{ unitId: string }>(COMMUNE, [ground.day])).rows[0]?.unitId,
  );
  const ofCommune = (unitId: string): List => ({
    goal: 'commune',
    name: 'a commune',
    username: 'chutich.ubnd',
    unitId,
    path: `${path}&unitId=${unitId}`,
  });
  return [
    { goal: 'base-unit', name: 'own base unit', username: 'canbo.ttyt', unitId: centreId, path },
    ...(commune === undefined ? [] : [ofCommune(commune)]),
    { goal: 'department', name: 'own department', username: 'quantri.syt', unitId: healthId, path },
    { goal: 'province', name: 'whole province', username: 'chutich.ubnd', unitId: provinceId, path },
  ];
}

async function countsLine(ground: Ground, lists: readonly List[]): Promise<string> {
  const parts = await asSuperuser(ground, async (client) => {
    const told: string[] = [];
    for (const { name, unitId } of lists) {
      const { rows } = await client.query<{ late: number; every: number }>(LATE, [unitId, ground.day]);
      told.push(`${name}: ${rows[0]?.late ?? 0} late of ${rows[0]?.every ?? 0} duties`);
    }
    return told;
  });
  return `${parts.join('; ')}. Pages of 50.`;
}
