import { services } from '@noivu/contracts';
import { databaseRoles, loginRoles } from '../roles/database-role';
import type { FunctionRight } from '../roles/function-right';

/** Something in the database that is not as the design wants it. */
export interface Finding {
  readonly rule: string;
  readonly object: string;
  readonly detail: string;
}

/** A table that no policy bounds by a person's scope, and why it needs none. */
export interface SystemTable {
  /** With its schema. */
  readonly table: string;
  readonly reason: string;
}

/** What the rules compare the catalogue with. */
export interface Expectation {
  readonly systemTables: readonly SystemTable[];
  readonly functionRights: readonly FunctionRight[];
}

/** One rule: a query that gives a row, with object and detail, for each breach. */
export interface CatalogueRule {
  readonly rule: string;
  readonly text: string;
  readonly values: (expected: Expectation) => readonly (readonly string[])[];
}

/** The schemas that hold tables of ours. */
export const serviceSchemas: readonly string[] = services;
/** The schemas that hold functions of ours. */
export const ownSchemas: readonly string[] = [...services, 'sec'];
/** Every role of the registry. */
export const roleNames: readonly string[] = databaseRoles.map(({ name }) => name);
/** The service of each role, in the order of `roleNames`; empty for the role that owns the key. */
export const roleServices: readonly string[] = databaseRoles.map(({ service }) => service ?? '');
/** The roles that log in. */
export const logins = loginRoles;
/** The roles that work for a person, each named as its service. */
export const apps: readonly string[] = services;

/** A function as the rights table writes it. */
export const functionName = `format('%s.%s(%s)', n.nspname, p.proname, (SELECT string_agg(format_type(argument, NULL), ',' ORDER BY place) FROM unnest(p.proargtypes) WITH ORDINALITY AS a (argument, place)))`;
