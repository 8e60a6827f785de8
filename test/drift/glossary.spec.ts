import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@noivu/contracts';

const root = join(__dirname, '..', '..');
const rows = readFileSync(join(root, 'docs', 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| tiếng Việt') && !line.startsWith('| ---'))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const namesIn = (cell = '') => cell.split('`').filter((_, place) => place % 2 === 1);
const named = new Set(rows.flatMap(([, , , where]) => namesIn(where)));

/** What carries a conversation and not a thing of the domain. */
const envelope = /(Request|Page|List|Batch|Payload)$/;
const isClass = (value: unknown): value is new () => object =>
  typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));

const words = new Set(
  ['libs', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
      .flatMap((file) => readFileSync(join(root, folder, file), 'utf8').split(/[^\w]+/)),
  ),
);

describe('docs/glossary.md', () => {
  it('has four columns in every row: the Vietnamese term, the English one, where it is in the code, a note', () => {
    expect(rows.filter((row) => row.length !== 6 || !row[1] || !row[2] || namesIn(row[3]).length === 0)).toEqual([]);
  });

  it('has an entry for every thing of the domain that the contracts name', () => {
    const classes = Object.entries(contracts).filter(([, value]) => isClass(value));
    expect(classes.length).toBeGreaterThan(50);
    expect(classes.map(([name]) => name).filter((name) => !envelope.test(name) && !named.has(name))).toEqual([]);
  });

  it.each([
    'tiers',
    'accountKinds',
    'unitKinds',
    'quotaKinds',
    'staffCategories',
    'serviceLevels',
    'statuses',
    'transferKinds',
    'transferStates',
    'obligationStates',
  ] as const)('has an entry for every one of the %s', (list) => {
    expect(contracts[list].filter((code) => !named.has(code))).toEqual([]);
  });

  it('names only what there is', () => {
    expect([...named].filter((name) => (name.includes('/') ? !existsSync(join(root, name)) : !words.has(name)))).toEqual([]);
  });
});
