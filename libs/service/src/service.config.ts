import type { Settings } from './service-settings';
import { systemClock } from '@noivu/calendar';
import type { Sender } from '@noivu/contracts';
import { readKeys } from './key-files';

/** Where a process of its own finds what it needs; everything comes from the environment, and all faults are told at once. */
export interface ProcessConfig {
  readonly settings: Settings;
  readonly opsHost: string;
  readonly opsPort: number;
}

/** Reads the configuration of a service that runs as a process of its own. @throws Error naming every variable that is missing */
export function readServiceConfig(sender: Sender, environment: NodeJS.ProcessEnv): ProcessConfig {
  const needed = ['DATABASE_URL', 'NATS_URL', 'NOIVU_KEYS', 'NOIVU_PROVINCE'];
  const missing = needed.filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`${sender} does not start: these variables are not set: ${missing.join(', ')}.`);
  const value = (name: string): string => environment[name] ?? '';
  return {
    settings: {
      ...readKeys(value('NOIVU_KEYS'), [sender]),
      databaseUrl: value('DATABASE_URL'),
      brokerUrl: value('NATS_URL'),
      province: value('NOIVU_PROVINCE'),
      clock: systemClock,
    },
    opsHost: environment['OPS_HOST'] ?? '127.0.0.1',
    opsPort: Number(environment['OPS_PORT'] ?? 9090),
  };
}
