import { demoUnits } from '../../../deploy/demo/demo-units';
import { unitIdOf } from '../../../deploy/demo/units/unit-id';
import { asSuperuser } from '../asked/as-superuser';
import { askRounds, type AskedSample } from '../asked/ask-rounds';
import { askedTable, atMost, foreignLine, ratioOf } from '../asked/figures';
import type { Question } from '../asked/question';
import type { Bench, Chapter, ChapterFindings } from '../chapter';
import type { Ground } from '../ground';
import { cpuOf } from '../summary';
import { searchPath } from '../search/search-questions';

/** Whether those with the narrowest scope pay more for the same answer than those who see everything. */
export const leastPrivileged: Chapter = { name: 'least privileged', goals: ['least'], measure: measureLeastPrivileged };

/** CPU of gateway, service, broker and PostgreSQL over that of the administrator of the province. */
const MOST = 1.3;
const ADMINISTRATOR = 'quantri.snv';
const OFFICER = 'canbo.ttyt';
const OWN_READER = 'nhanvien.ttyt';
const recordPath = '/api/v1/personnel-records/';
/** Records that are drawn from by lot. */
const MOST_RECORDS = 2_000;

/** The same answer asked for by two accounts. */
interface Pair {
  readonly id: string;
  readonly narrow: Question;
  readonly wide: Question;
}

async function measureLeastPrivileged(bench: Bench): Promise<ChapterFindings> {
  const province = await bench.province();
  const pairs = await pairsOf(province.ground);
  const questions = pairs.flatMap(({ narrow, wide }) => [narrow, wide]);
  const samples = await askRounds(province, questions, bench);
  return {
    lines: [foreignLine(samples), '', ...askedTable(samples, questions)],
    outcomes: pairs.map((pair) => outcomeOf(samples, pair)),
  };
}

const outcomeOf = (samples: readonly AskedSample[], { id, narrow, wide }: Pair) =>
  atMost(`least-privileged-${id}`, `CPU ≤ ${MOST} × administrator`, ratioOf(samples, [narrow.name, wide.name], cpuOf).median, MOST);

async function pairsOf(ground: Ground): Promise<readonly Pair[]> {
  const { province } = ground;
  const { healthCentre } = demoUnits(province);
  const unitId = unitIdOf(province, healthCentre);
  const inUnit = await recordsIn(ground, unitId);
  const own = await ownRecordOf(ground, OWN_READER);
  const pair = (id: string, rest: Readonly<Record<'narrow' | 'wide', Omit<Question, 'name'>>>): Pair => ({
    id,
    narrow: { name: `${id}: narrowest`, ...rest.narrow },
    wide: { name: `${id}: administrator`, ...rest.wide },
  });
  const get = (username: string, endings: readonly string[]) => ({ username, path: recordPath, endings });
  const search = (username: string, body: object) => ({ username, path: searchPath, bodies: [body] });
  return [
    pair('get', { narrow: get(OFFICER, inUnit), wide: get(ADMINISTRATOR, inUnit) }),
    ...(own === undefined ? [] : [pair('own', { narrow: get(OWN_READER, [own]), wide: get(ADMINISTRATOR, [own]) })]),
    // The administrator narrows the search down to that unit, so that both are shown the same page.
    pair('search', { narrow: search(OFFICER, {}), wide: search(ADMINISTRATOR, { unitId }) }),
  ];
}

async function recordsIn(ground: Ground, unitId: string): Promise<readonly string[]> {
  const { rows } = await asSuperuser(ground, (client) =>
    client.query<{ id: string }>(
      'SELECT id FROM personnel.record WHERE custodian_unit_id = $1 AND withdrawn_at IS NULL ORDER BY id LIMIT $2',
      [unitId, MOST_RECORDS],
    ),
  );
  return rows.map(({ id }) => id);
}

async function ownRecordOf(ground: Ground, username: string): Promise<string | undefined> {
  const { rows } = await asSuperuser(ground, (client) =>
    client.query<{ ownRecordId: string | null }>('SELECT own_record_id AS "ownRecordId" FROM identity.account WHERE username = $1', [
      username,
    ]),
  );
  return rows[0]?.ownRecordId ?? undefined;
}
