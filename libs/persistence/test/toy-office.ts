import type { Pool } from 'pg';
import { connections, migrate } from '../src';
import { scratchDatabase, type ScratchDatabase } from './scratch-database';
import { issuer, plantTree, settle, type ToyProvince, type ToyUnit } from './toy-province';
import { ToyRecords1790000000001 } from './toy-service';

/** A furnished database with a toy of personnel, its tree and its people. */
export interface ToyOffice extends ScratchDatabase {
  readonly tree: ToyProvince;
  readonly records: ReadonlyMap<number, readonly string[]>;
  /** The records of units. */
  recordsOf(...units: (ToyUnit | undefined)[]): string[];
  readonly identity: Pool;
  readonly issue: ReturnType<typeof issuer>;
}

/** Opens the office with so many departments, base units of each, records of each unit and facts of each record. */
export async function openOffice([departments, bases, perUnit, facts]: readonly [number, number, number, number]): Promise<ToyOffice> {
  const scratch = await scratchDatabase();
  await migrate({ adminUrl: scratch.adminUrl, service: 'personnel', migrations: [ToyRecords1790000000001] });
  const tree = await plantTree(scratch.admin, departments, bases);
  const records = await settle(scratch.admin, perUnit, facts);
  const identity = connections({ url: scratch.urlOf('identity'), name: 'toy-identity', size: 2 });
  const drop = async () => {
    await identity.end();
    await scratch.drop();
  };
  const recordsOf = (...units: (ToyUnit | undefined)[]) => units.flatMap((unit) => records.get(unit?.ord ?? -1) ?? []);
  return { ...scratch, tree, records, recordsOf, identity, issue: issuer(identity), drop };
}

/** The number of a unit's records, facts included, as one JSON text. */
export const recordWithFacts = `
  SELECT json_build_object('id', r.id, 'facts', (SELECT json_agg(f.body) FROM fact f WHERE f.record_id = r.id))::text FROM record r WHERE r.id = $2`;
