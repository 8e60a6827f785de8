/** What the measurement hands to its processes. */
export type Given = 'databaseUrl' | 'brokerUrl' | 'statement' | 'day' | 'route' | 'port';

/** The environment that hands it over. */
export const environmentOf = (values: Partial<Record<Given, string>>): Record<string, string> => ({ NOIVU_BENCH: JSON.stringify(values) });

/** One value of what was handed over. */
export function given(name: Given): string {
  const value = (JSON.parse(process.env['NOIVU_BENCH'] ?? '{}') as Partial<Record<Given, string>>)[name];
  if (value === undefined) throw new Error(`${name} was not given`);
  return value;
}

/** Tells the measurement something. */
export const tell = (message: unknown): void => void process.send?.(message);
