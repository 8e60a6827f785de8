import { readKeys } from '@noivu/service';
import type { GatewaySettings } from './gateway.settings';

/** What the gateway reads from its environment when it runs as a process of its own. */
export interface GatewayConfig {
  readonly settings: GatewaySettings;
  readonly opsHost: string;
  readonly opsPort: number;
  /** How long it goes on answering after it was told to stop: whoever sends it requests must have seen by then that it is not ready. */
  readonly graceSeconds: number;
}

/** Reads the gateway's configuration. @throws Error naming every variable that is missing */
export function readGatewayConfig(environment: NodeJS.ProcessEnv): GatewayConfig {
  const missing = ['NATS_URL', 'NOIVU_KEYS'].filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`gateway does not start: these variables are not set: ${missing.join(', ')}.`);
  const { pairKeys, directory, brokerSeeds = {} } = readKeys(environment['NOIVU_KEYS'] ?? '', ['gateway']);
  return {
    settings: {
      brokerUrl: environment['NATS_URL'] ?? '',
      brokerSeeds,
      pairKeys,
      directory,
      host: environment['HOST'] ?? '127.0.0.1',
      port: Number(environment['PORT'] ?? 8080),
      docs: environment['NOIVU_DOCS'] === 'on',
    },
    opsHost: environment['OPS_HOST'] ?? '127.0.0.1',
    opsPort: Number(environment['OPS_PORT'] ?? 9090),
    graceSeconds: Number(environment['NOIVU_GRACE_SECONDS'] ?? 5),
  };
}
