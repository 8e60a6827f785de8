import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { testFolder } from '../../../test/harness/test-folder';

const root = join(__dirname, '..', '..', '..');

/** A small project with our door, our compiler settings and our layout. */
function makeProject(): string {
  const project = join(testFolder(), 'a small project');
  for (const path of ['deploy/local/bare', 'deploy/local/bare.mjs', '.swcrc', 'package.json', 'package-lock.json']) {
    cpSync(join(root, path), join(project, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const files = {
    'libs/problem/src/index.ts':
      "import words from './words.json';\nexport { deep } from './deep/deep';\nexport const word: string = words.first;\n",
    'libs/problem/src/words.json': '{ "first": "hello" }',
    'libs/problem/src/deep/deep.ts': "export const deep = () => 'deep';\n",
    'libs/problem/src/deep/deep.spec.ts': 'this is never compiled',
    'apps/gateway/src/main.ts': "import { deep, word } from '@noivu/problem';\nprocess.stdout.write(`${word} ${deep()} ${__filename}`);\n",
  };
  for (const [path, text] of Object.entries(files)) write(project, path, text);
  return project;
}

function write(project: string, path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

function node(project: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env: { ...process.env, ...env } });
  return { status, said: stdout + stderr };
}

const door = (project: string, args: readonly string[], env?: NodeJS.ProcessEnv) => node(project, ['deploy/local/bare.mjs', ...args], env);

describe('the build', () => {
  let project: string;
  const dist = (path: string) => join(project, 'dist', path);

  beforeAll(() => {
    project = makeProject();
  });

  it('makes what Node runs as it is: aliases resolved, data beside the code, tests left out', () => {
    expect(door(project, ['build'])).toEqual({ status: 0, said: expect.stringMatching(/^built in \d+\.\d s\n$/) });
    expect(node(project, ['dist/apps/gateway/src/main.js']).said).toBe(`hello deep ${dist('apps/gateway/src/main.js')}`);
    expect(existsSync(dist('libs/problem/src/deep/deep.spec.js'))).toBe(false);
  });

  it('is not made again from the same sources', () => expect(door(project, ['build'])).toEqual({ status: 0, said: '' }));

  it('forgets what is no longer in the sources', () => {
    rmSync(join(project, 'libs/problem/src/deep'), { recursive: true });
    write(project, 'libs/problem/src/index.ts', "export const word = 'bye';\nexport const deep = () => 'flat';\n");
    expect(door(project, ['build']).said).toMatch(/^built in/);
    expect(existsSync(dist('libs/problem/src/deep'))).toBe(false);
    expect(node(project, ['dist/apps/gateway/src/main.js']).said).toMatch(/^bye flat/);
  });

  it('that fails says so and leaves the last one be', () => {
    write(project, 'libs/problem/src/slip.ts', 'export const slip = ;\n');
    const { status, said } = door(project, ['build']);
    expect([status, said]).toEqual([1, expect.stringContaining('The build failed; the reason stands above.')]);
    expect(said).toContain('slip.ts');
    expect(node(project, ['dist/apps/gateway/src/main.js']).said).toMatch(/^bye flat/);
    rmSync(join(project, 'libs/problem/src/slip.ts'));
  });
});

describe('the door', () => {
  let project: string;

  beforeAll(() => {
    project = makeProject();
  });

  it('knows its commands and no others', () => {
    expect(door(project, [])).toEqual({ status: 1, said: 'Say one of: start, test, prove, build.\n' });
    expect(door(project, ['toString']).status).toBe(1);
  });

  it('refuses the demo in production before it does anything', () => {
    const refusal = { status: 1, said: 'npm start loads a demo province and is refused with NODE_ENV=production.\n' };
    expect(door(project, ['start'], { NODE_ENV: 'production' })).toEqual(refusal);
    expect(existsSync(join(project, 'dist'))).toBe(false);
  });

  it('finds that something is to be installed when the lock file asks for more than is there', () => {
    const ask = [
      '--input-type=module',
      '-e',
      "import { fitsLock } from './deploy/local/bare/lock-file.mjs'; process.stdout.write(String(fitsLock(process.cwd())))",
    ];
    expect(node(project, ask).said).toBe('true');
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, object> };
    lock.packages['node_modules/pg'] = { version: '0.0.1' };
    write(project, 'package-lock.json', JSON.stringify(lock));
    expect(node(project, ask).said).toBe('false');
  });

  it.each(['18.20.0', '20.18.3', '21.7.3', '22.11.0'])('refuses Node %s', (version) => {
    expect(node(project, check(version))).toEqual({
      status: 1,
      said: expect.stringMatching(/^Noivu needs Node 20\.19 or newer .* this is Node/),
    });
  });

  it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.9.1'])('takes Node %s', (version) => {
    expect(node(project, check(version))).toEqual({ status: 0, said: '' });
  });

  const check = (version: string) => [
    '--input-type=module',
    '-e',
    `import { assertNodeVersion } from './deploy/local/bare/node-version.mjs'; assertNodeVersion('${version}')`,
  ];
});
