import { startGateway, type RunningGateway } from '../../apps/gateway/src/start-gateway';
import type { GatewaySettings } from '../../apps/gateway/src/gateway.settings';
import { startService, type RunningService, type Settings } from '@noivu/service';
import { OpsServer } from '@noivu/ops';
import { provinceApps } from './province-apps';

/** Where a province runs in one process. */
export interface ProvinceSettings extends Settings {
  readonly gateway: Pick<GatewaySettings, 'host' | 'port' | 'docs'>;
  /** Port of health and figures; undefined: none. */
  readonly ops?: { readonly host: string; readonly port: number };
  /** Done once the services run and before the gateway answers anybody: the demo is loaded here. */
  readonly beforeOpening?: (catchUp: () => Promise<void>) => Promise<void>;
}

/** A province, answering. */
export interface RunningProvince {
  readonly url: string;
  readonly opsPort: number | undefined;
  /** Takes in every event announced so far, in every service. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the gateway and every service in this process; each still speaks to the others over NATS only, with its own database role. */
export async function startProvince(settings: ProvinceSettings): Promise<RunningProvince> {
  const running: RunningService[] = [];
  const stopServices = () => Promise.all(running.map((service) => service.stop()));
  try {
    for (const app of provinceApps) running.push(await startService(app, settings));
    const catchUp = async () => {
      // Events may cause events: a course taken in by personnel changes the record, which reporting must hear of.
      for (let round = 0; round < 2; round += 1) for (const service of running) await service.catchUp();
    };
    await settings.beforeOpening?.(catchUp);
    const gateway = await startGateway({ ...settings, ...settings.gateway });
    const ops = await startOps(settings, gateway, running);
    return {
      url: gateway.url,
      opsPort: ops?.port,
      catchUp,
      stop: async () => {
        ops?.server.drain();
        await gateway.stop();
        await stopServices();
        await ops?.server.close();
      },
    };
  } catch (error) {
    await stopServices();
    throw error;
  }
}

async function startOps(
  { ops }: ProvinceSettings,
  gateway: RunningGateway,
  services: readonly RunningService[],
): Promise<{ server: OpsServer; port: number } | undefined> {
  if (!ops) return undefined;
  const server = new OpsServer();
  server.include(gateway.metrics.withProcess(), gateway.checks);
  for (const { metrics, checks } of services) server.include(metrics, checks);
  return { server, port: await server.listen(ops.port, ops.host) };
}
