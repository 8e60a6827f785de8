import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { provinceCodes, type ProvinceCode } from '@noivu/regulation';
import { LaunchError } from './launch-error';

/** What a run on this machine was asked for. */
export interface LocalConfig {
  readonly province: ProvinceCode;
  /** Personnel records of the demo. */
  readonly records: number;
  /** Throws away what earlier runs left. */
  readonly fresh: boolean;
  /** One process for each app instead of one for all. */
  readonly apart: boolean;
  /** Of the gateway. */
  readonly port: number;
  /** Of health and metrics; the apps of `apart` take this one and those after it. */
  readonly opsPort: number;
  /** Where everything is kept that outlives a run. */
  readonly dataFolder: string;
  /** A PostgreSQL to use instead of the embedded one, as its owner. */
  readonly databaseUrl: string | undefined;
  /** A NATS to use instead of a private one. */
  readonly natsUrl: string | undefined;
}

const options = {
  province: { type: 'string', default: 'dong-nai' },
  records: { type: 'string', default: '5000' },
  fresh: { type: 'boolean', default: false },
  apart: { type: 'boolean', default: false },
} as const;

const mostRecords = 1_000_000;
const highestPort = 65_535;

/** Reads options and environment. @throws LaunchError that names all faults at once */
export function readLocalConfig(args = process.argv.slice(2), env = process.env): LocalConfig {
  const { province, records, fresh, apart } = readOptions(args);
  const faults: string[] = [];
  const number = (name: string, text: string, most: number): number => {
    const isGood = /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
    if (!isGood) faults.push(`${name} must be a whole number from 1 to ${most}, not "${text}"`);
    return Number(text);
  };
  const config: LocalConfig = {
    province: provinceCodes.find((name) => name === province) ?? provinceCodes[0],
    records: number('--records', records, mostRecords),
    fresh,
    apart,
    port: number('PORT', env['PORT'] || '8080', highestPort),
    opsPort: number('OPS_PORT', env['OPS_PORT'] || '9090', highestPort),
    dataFolder: resolve(env['NOIVU_DATA'] || '.noivu'),
    databaseUrl: env['DATABASE_URL'] || undefined,
    natsUrl: env['NATS_URL'] || undefined,
  };
  if (!provinceCodes.some((name) => name === province))
    faults.push(`--province must be one of ${provinceCodes.join(', ')}, not "${province}"`);
  faults.push(...contradictions(config, env));
  if (faults.length > 0) throw new LaunchError(`Noivu cannot start so: ${faults.join('; ')}.`);
  return config;
}

function contradictions(config: LocalConfig, env: NodeJS.ProcessEnv): readonly string[] {
  const faults: readonly (readonly [boolean, string])[] = [
    [env['NODE_ENV'] === 'production', 'the demo province is refused with NODE_ENV=production'],
    [config.port === config.opsPort, 'PORT and OPS_PORT must differ'],
    [config.fresh && config.databaseUrl !== undefined, '--fresh empties the embedded PostgreSQL only, and DATABASE_URL names another'],
    [!isUrl(config.databaseUrl, ['postgres:', 'postgresql:']), 'DATABASE_URL must look like postgresql://user:password@host:5432/database'],
    [!isUrl(config.natsUrl, ['nats:']), 'NATS_URL must look like nats://token@host:4222'],
  ];
  return faults.filter(([holds]) => holds).map(([, sentence]) => sentence);
}

function isUrl(text: string | undefined, protocols: readonly string[]): boolean {
  return text === undefined || (URL.canParse(text) && protocols.includes(new URL(text).protocol));
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new LaunchError(`${(error as Error).message.split('. ')[0]}. The options are --province, --records, --fresh and --apart.`, error);
  }
}
