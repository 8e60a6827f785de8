import type { EntityManager } from 'typeorm';
import type { RecordCriteria } from '@noivu/contracts';
import { DomainError } from '@noivu/problem';
import { partOf } from '../search/name-part';
import type { UnitNames } from './workbook-writer';

/** People whom one look at the database gives. */
const PAGE = 1_000;

const COUNT = `SELECT personnel.search_lines($1::jsonb)::jsonb->>'total' AS total`;
const LINES = 'SELECT people, shown, after FROM personnel.export_lines($1::jsonb)';
const UNITS = 'SELECT unit_id AS "unitId", name, code FROM unit_node';

/** A page of people as the database tells of them: JSON, how many, and where the next page begins. */
export interface PeoplePage {
  readonly people: string;
  readonly shown: number;
  readonly after: readonly [name: string, recordId: string];
}

const askedOf = ({ name, ...criteria }: RecordCriteria): object => ({ ...criteria, ...(name !== undefined && { part: partOf(name) }) });

/** How many people the criteria mean, within the scope. @throws DomainError not-found where `unitId` is no unit of the scope */
export async function countPeople(tx: EntityManager, criteria: RecordCriteria): Promise<number> {
  const [row] = await tx.query<[{ total: string | null }]>(COUNT, [JSON.stringify({ ...askedOf(criteria), limit: 0, count: true })]);
  if (row.total === null) throw new DomainError('not-found');
  return Number(row.total);
}

/** The next page of people in the order of names, as their records stand on a day; undefined after the last. */
export async function readPeople(
  tx: EntityManager,
  criteria: RecordCriteria,
  { day, after }: { readonly day: string; readonly after?: PeoplePage['after'] | undefined },
): Promise<PeoplePage | undefined> {
  const [page] = await tx.query<PeoplePage[]>(LINES, [JSON.stringify({ ...askedOf(criteria), limit: PAGE, day, after })]);
  return page && page.shown > 0 ? page : undefined;
}

/** The units of the province by id, named as everybody may see them. */
export async function unitNames(tx: EntityManager): Promise<UnitNames> {
  const units = await tx.query<{ unitId: string; name: string; code: string }[]>(UNITS);
  return new Map(units.map(({ unitId, ...unit }) => [unitId, unit]));
}
