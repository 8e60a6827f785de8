/** Where an operator's command works: everything from the environment. */
export interface OperatorConfig {
  /** A superuser's URL of the province's database. */
  readonly adminUrl: string;
  /** The folder of all keys; it stays with the operator. */
  readonly keysFolder: string;
}

/** Reads what a command needs. @throws Error naming every variable that is missing */
export function readOperatorConfig(environment: NodeJS.ProcessEnv): OperatorConfig {
  const missing = ['NOIVU_ADMIN_URL', 'NOIVU_KEYS'].filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`These variables are not set: ${missing.join(', ')}.`);
  return { adminUrl: environment['NOIVU_ADMIN_URL'] ?? '', keysFolder: environment['NOIVU_KEYS'] ?? '' };
}
