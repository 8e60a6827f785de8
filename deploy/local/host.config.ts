/** The folders that programs are looked for in. */
export const searchPath = (): string => process.env['PATH'] ?? '';

/** What a program of ours inherits: nothing that would make PostgreSQL look for another server, or speak another language. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(inherited), LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C', TZ: 'UTC' };
}
