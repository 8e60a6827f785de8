/** The name of a fault for the log: its class and, from PostgreSQL, its code. Never its message, which can quote the values of a row. */
export function faultName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const cause = 'driverError' in error ? error.driverError : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? ` ${cause.code}` : '';
  return `${error.name}${code}`;
}
