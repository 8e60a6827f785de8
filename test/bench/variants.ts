import { services, type ServiceName } from '@noivu/contracts';
import { freePort } from '../../deploy/local/run/port';
import type { Teardown } from '../../deploy/local/run/teardown';
import { getRecord } from '../../apps/personnel/src/record/record.query';
import { bareStatement } from './bare-statement';
import type { Pids } from './cpu';
import type { BrokerProcess, Ground } from './ground';
import { spawnApp, spawnPart, type Spawned } from './spawned';

/**
 * The ways in which one record is answered: Fastify with PostgreSQL; Fastify, NATS, a worker with PostgreSQL; the product; the product with the reads
 * of the bare ones, without scope, policies and audit.
 */
export const variantNames = ['bare', 'relayed', 'product', 'plain'] as const;
export type VariantName = (typeof variantNames)[number];

/** A variant that answers. */
export interface Variant {
  readonly name: VariantName;
  readonly origin: string;
  readonly pids: Pids;
  /** The processes of the product's other services, which getting a record does not ask. */
  readonly others?: Readonly<Partial<Record<ServiceName, number>>>;
}

/** The path that every variant answers under. */
export const path = '/api/v1/personnel-records/';

/** Keeps a process until everything is taken down. */
export type Keep = (starting: Promise<Spawned>) => Promise<Spawned>;

export const keepUntil =
  (teardown: Teardown): Keep =>
  async (starting) => {
    const child = await starting;
    teardown.add(() => child.stop());
    return child;
  };

/** Starts every variant, each as processes of its own. */
export async function startVariants(ground: Ground, teardown: Teardown): Promise<readonly Variant[]> {
  const keep = keepUntil(teardown);
  return [
    await startBare(ground, keep),
    await startRelayed(ground, keep),
    await startProduct('product', ground, keep),
    await startProduct('plain', ground, keep),
  ];
}

const bareValues = ({ databaseUrl, day }: Ground) => ({
  databaseUrl,
  day,
  statement: bareStatement(getRecord.text),
  route: `${path}:recordId`,
});

const variant = (name: VariantName, port: string | number, pids: Pids): Variant => ({ name, origin: `http://127.0.0.1:${port}`, pids });

async function startBare(ground: Ground, keep: Keep): Promise<Variant> {
  const port = String(await freePort());
  const { pid } = await keep(spawnPart('bare', { ...bareValues(ground), port }));
  return variant('bare', port, { gateway: [pid] });
}

async function startRelayed(ground: Ground, keep: Keep): Promise<Variant> {
  const [port, broker] = [String(await freePort()), await ground.broker('relayed')];
  const values = { ...bareValues(ground), port, brokerUrl: broker.url };
  const worker = await keep(spawnPart('relay-worker', values));
  const edge = await keep(spawnPart('relay-edge', values));
  return variant('relayed', port, { gateway: [edge.pid], service: [worker.pid], broker: [broker.pid] });
}

const withoutLogin = (address: string): string => {
  const url = new URL(address);
  [url.username, url.password] = ['', ''];
  return url.href;
};

/** The product with all its services, or with its reads made plain. All at once: a service is ready when identity has told it who lost their right. */
export async function startProduct(name: 'product' | 'plain', ground: Ground, keep: Keep): Promise<Variant> {
  const [port, broker] = [String(await freePort()), await ground.broker(name)];
  const environment = environmentOf(ground, broker);
  const app = async (one: string, more = {}): Promise<Spawned> => keep(spawnApp(one, await freePort(), { ...environment, ...more }));
  const plain = () => keep(spawnPart('plain-personnel', { databaseUrl: ground.databaseUrl }, environment));
  // Without scope and audit the plain one is no province: identity alone stands beside it, for keys and revocations.
  const others = services.filter((service) => service !== 'personnel' && (name === 'product' || service === 'identity'));
  const [gateway, personnel, ...rest] = await Promise.all([
    app('gateway', { PORT: port }),
    name === 'product' ? app('personnel') : plain(),
    ...others.map((service) => app(service)),
  ]);
  const pidsOfRest = Object.fromEntries(others.map((service, place) => [service, rest[place]?.pid ?? 0]));
  return { ...variant(name, port, { gateway: [gateway.pid], service: [personnel.pid], broker: [broker.pid] }), others: pidsOfRest };
}

const environmentOf = ({ databaseUrl, keysFolder, province }: Ground, { url }: BrokerProcess): NodeJS.ProcessEnv => ({
  DATABASE_URL: withoutLogin(databaseUrl),
  NATS_URL: url,
  NOIVU_KEYS: keysFolder,
  NOIVU_PROVINCE: province,
});
