import { OpsServer } from '@noivu/ops';
import { startService, type RunningService, type Settings } from '@noivu/service';
import type { GatewaySettings } from '../../apps/gateway/src/gateway.settings';
import { startGateway, type RunningGateway } from '../../apps/gateway/src/start-gateway';
import { provinceApps } from './province-apps';

/** Where a province runs in one process. */
export interface ProvinceSettings extends Settings {
  readonly gateway: Pick<GatewaySettings, 'host' | 'port' | 'docs'>;
  /** Port of health and figures; undefined: none. */
  readonly ops?: { readonly host: string; readonly port: number };
  /** Done once the services run and before the gateway answers anybody: the demo is loaded here. */
  readonly beforeOpening?: (services: RunningServices) => Promise<void>;
}

/** The services of a province, answering. */
export interface RunningServices {
  readonly all: readonly RunningService[];
  /** Takes in every event announced so far, in every service. */
  readonly catchUp: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A province, answering. */
export interface RunningProvince extends Pick<RunningServices, 'catchUp' | 'stop'> {
  readonly url: string;
  readonly opsPort: number | undefined;
}

/** Starts every service in this process; each still speaks to the others over NATS only, with its own database roles. */
export async function startServices(settings: Settings): Promise<RunningServices> {
  const all: RunningService[] = [];
  const stop = async () => void (await Promise.all(all.map((service) => service.stop())));
  const catchUp = async () => {
    // Events may cause events: a course taken in by personnel changes the record, which reporting must hear of.
    for (let round = 0; round < 2; round += 1) for (const service of all) await service.catchUp();
  };
  try {
    for (const app of provinceApps) all.push(await startService(app, settings));
    await Promise.all(all.map((service) => service.ready()));
    return { all, catchUp, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts the gateway and every service in this process. What fails leaves nothing running. */
export async function startProvince(settings: ProvinceSettings): Promise<RunningProvince> {
  const services = await startServices(settings);
  try {
    await settings.beforeOpening?.(services);
    const gateway = await startGateway({ ...settings, ...settings.gateway });
    await gateway.ready();
    const ops = await startOps(settings, gateway, services.all);
    const stop = async () => {
      ops?.server.drain();
      await gateway.stop();
      await services.stop();
      await ops?.server.close();
    };
    return { url: gateway.url, opsPort: ops?.port, catchUp: services.catchUp, stop };
  } catch (error) {
    await services.stop();
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
