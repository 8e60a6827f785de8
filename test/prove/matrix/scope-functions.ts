import type { Pool } from 'pg';
import { services } from '@noivu/contracts';

/** A function that works the signed scope out itself, because it reads with its owner's rights. */
export interface ScopeFunction {
  /** With its schema. */
  readonly name: string;
  /** The statement that makes it. */
  readonly made: string;
}

// The functions by which policies and statements ask for the scope are not among them: to lose one is to lose them all.
const FUNCTIONS = `SELECT format('%I.%I', n.nspname, p.proname) AS name, pg_get_functiondef(p.oid) AS made
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname = ANY($1) AND p.prosecdef AND p.proname <> 'scope' AND p.prosrc ~ '\\mscope\\(\\)' ORDER BY 1`;

export const scopeFunctions = async (admin: Pool): Promise<readonly ScopeFunction[]> =>
  (await admin.query<ScopeFunction>(FUNCTIONS, [services])).rows;

/** Does some work while a function takes the scope to be everything. */
export async function withoutScope<T>(admin: Pool, { made }: ScopeFunction, work: () => Promise<T>): Promise<T> {
  await admin.query(made.replaceAll(/\w+\.scope\(\)/g, `'{(,)}'::int4multirange`));
  try {
    return await work();
  } finally {
    await admin.query(made);
  }
}
