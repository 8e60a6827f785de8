import type { EntityManager } from 'typeorm';
import { recountAll } from '../../../../apps/reporting/src/figures/unit-figures';
import { rows, type Finding, type Session } from './finding';

const KEPT = 'SELECT form, unit_id AS "unitId", own::text, whole::text FROM reporting.unit_figures ORDER BY form, unit_id';

interface Kept {
  readonly form: string;
  readonly unitId: string;
  readonly own: string;
  readonly whole: string;
}

/** The figures that reporting keeps of each unit, against those that it makes when it counts everybody anew. Nothing stays of the counting. */
export async function checkFigures(session: Session): Promise<Finding[]> {
  const kept = await rows<Kept>(session, KEPT);
  const counted = await countedAnew(session);
  const found = [...counted.keys()].filter((unit) => print(kept.find((one) => keyOf(one) === unit)) !== print(counted.get(unit)));
  const gone = kept.map(keyOf).filter((unit) => !counted.has(unit));
  return [...found, ...gone].map((unit) => ({ promise: 'projections', what: `reporting keeps other figures of ${unit} than it counts` }));
}

const keyOf = ({ form, unitId }: Kept): string => `${form} ${unitId}`;
const print = (figures: Kept | undefined): string => JSON.stringify(figures ?? null);

async function countedAnew(session: Session): Promise<ReadonlyMap<string, Kept>> {
  const query = async (text: string, values?: unknown[]) => (await session.query(text, values)).rows;
  await session.query('SAVEPOINT counting');
  try {
    await session.query('SET LOCAL search_path = reporting');
    await recountAll({ query } as unknown as EntityManager);
    return new Map((await rows<Kept>(session, KEPT)).map((one) => [keyOf(one), one]));
  } finally {
    await session.query('ROLLBACK TO SAVEPOINT counting');
  }
}
