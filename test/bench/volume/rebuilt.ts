import { rebuild } from '../../../deploy/operator/rebuild';
import { asSuperuser } from '../asked/as-superuser';
import type { CpuTimes } from '../cpu';
import { pidOfApp } from '../metering/app-pids';
import { metered } from '../metering/metered';
import type { PeopledProvince } from '../peopled-province';
import { printOf, rebuiltServices } from './projection-prints';
import { readWhile, type Reading } from './report-reader';

/** One service's rebuild. */
export interface RebuiltService {
  readonly service: (typeof rebuiltServices)[number];
  readonly seconds: number;
  readonly events: number;
  readonly rows: number;
}

/** All of them, at once. */
export interface Rebuilds {
  readonly services: readonly RebuiltService[];
  /** Until the last has caught up. */
  readonly seconds: number;
  /** By service, of personnel which hands the events out, and of PostgreSQL; what the reader costs is in it. */
  readonly cpu: CpuTimes;
  readonly foreign: number;
  readonly reading: Reading;
}

/** Rebuilds all services at once while the report is read. @throws Error when a projection is not what it was */
export async function rebuildAll(province: PeopledProvince, people: number): Promise<Rebuilds> {
  const { ground, product } = province;
  const before = await printsOf(province);
  const own = rebuiltServices.map((service) => [service, [pidOfApp(service)]] as const);
  const counted = { pids: { ...Object.fromEntries(own), personnel: product.pids['service'] ?? [] }, postmaster: ground.postmaster };
  const { result, ms, cpu, foreign } = await metered(counted, () =>
    readWhile(province, people, () => Promise.all(rebuiltServices.map((service) => rebuildOne(province, service)))),
  );
  const after = await printsOf(province);
  const services = result.result.map((done) => {
    const [was, is] = [before.get(done.service), after.get(done.service)];
    if (!is || was?.print !== is.print)
      throw new Error(`The projections of ${done.service} are not what they were: ${was?.print} ${is?.print}`);
    return { ...done, rows: is.rows };
  });
  return { services, seconds: ms / 1000, cpu, foreign, reading: result.reading };
}

async function rebuildOne({ ground }: PeopledProvince, service: RebuiltService['service']): Promise<Omit<RebuiltService, 'rows'>> {
  const begun = performance.now();
  const { events } = await rebuild({ adminUrl: ground.databaseUrl, service });
  return { service, events, seconds: (performance.now() - begun) / 1000 };
}

const printsOf = ({ ground }: PeopledProvince) =>
  asSuperuser(ground, async (client) => {
    const prints = new Map<string, Awaited<ReturnType<typeof printOf>>>();
    for (const service of rebuiltServices) prints.set(service, await printOf(client, service));
    return prints;
  });
