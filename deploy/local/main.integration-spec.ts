import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { testFolder } from '../../test/harness/test-folder';
import { freePort } from './run/port';
import { takeRunLock } from './run/run-lock';

const root = join(__dirname, '..', '..');

/** Runs what npm start runs, to its end. */
async function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: unknown; said: string }> {
  const program = [join(__dirname, 'main.ts'), ...args];
  const child = spawn(process.execPath, ['-r', join(root, 'test', 'harness', 'typescript.cjs'), ...program], {
    env: { ...process.env, NODE_ENV: 'development', ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code, said };
}

describe('a start that cannot be', () => {
  let dataFolder: string;
  let ports: { PORT: string; OPS_PORT: string };

  beforeAll(async () => {
    dataFolder = join(testFolder(), 'data');
    ports = { PORT: String(await freePort()), OPS_PORT: String(await freePort()) };
  });

  const refused = async (sentence: RegExp, env: NodeJS.ProcessEnv, args: readonly string[] = []) => {
    const { code, said } = await start(args, { ...ports, NOIVU_DATA: dataFolder, ...env });
    expect(said).toMatch(sentence);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  };

  afterEach(() => expect(existsSync(dataFolder) ? readdirSync(dataFolder) : []).toEqual([]));

  it('is refused in production', () => refused(/refused with NODE_ENV=production/, { NODE_ENV: 'production' }));
  it('is refused with options that mean nothing', () =>
    refused(/--records must be a whole number.*--province must be one of/, {}, ['--records', 'x', '--province', 'y']));
  it('is refused where no PostgreSQL answers', () =>
    refused(/No PostgreSQL lets us in where DATABASE_URL points/, { DATABASE_URL: `postgresql://x:y@127.0.0.1:${ports.PORT}/x` }));
  it('is refused where no NATS answers', () =>
    refused(/No NATS lets us in where NATS_URL points/, { NATS_URL: `nats://127.0.0.1:${ports.PORT}` }));

  it.each(['PORT', 'OPS_PORT'])('is refused when another program has the %s', async (setting) => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await refused(new RegExp(`Port ${port} is already in use by another program: choose another with ${setting}=`), {
      [setting]: String(port),
    });
    other.close();
  });

  it('is refused while another run uses the same data', async () => {
    const release = takeRunLock(dataFolder);
    await expect(start([], { ...ports, NOIVU_DATA: dataFolder })).resolves.toEqual({
      code: 1,
      said: expect.stringContaining(`Another run (process ${process.pid}) is using`),
    });
    release();
  });
});
