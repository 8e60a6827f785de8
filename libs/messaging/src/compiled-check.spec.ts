import { compiledCheck, Concern, factKinds, type FactKind } from '@noivu/contracts';
import type { DomainError, FieldError } from '@noivu/problem';
import { checked } from './request.pipe';

const odd: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'x',
  'x'.repeat(300),
  'MALE',
  'CADRE',
  '01',
  '1',
  1,
  0,
  -1,
  1.5,
  17,
  true,
  [],
  {},
  '1990',
  '1990-13',
  '1990-02-30',
  '076190000001',
  '01.003',
  'V.08.05.12',
  '3.33',
  'a\u0000b',
  'e\u0302',
  '\u202eabc',
];
const kinds: readonly FactKind[] = [
  'identity',
  'post',
  'staff-category',
  'status',
  'ethnic-group',
  'religion',
  'rank',
  'party',
  'degree',
  'contact',
  'qualification',
];
const fieldsOfKind: Readonly<Partial<Record<FactKind, readonly string[]>>> = {
  identity: ['fullName', 'sex', 'bornOn', 'citizenNumber', 'birthPlace'],
  post: ['managingUnitId', 'usingUnitId', 'title', 'leads'],
  'staff-category': ['category', 'level'],
  status: ['status', 'note'],
  'ethnic-group': ['code'],
  religion: ['code'],
  rank: ['rankCode', 'step', 'coefficient', 'countsFrom'],
  party: ['officialOn'],
  degree: ['level', 'major', 'graduatedOn'],
  contact: ['phone', 'email'],
  qualification: ['field', 'level'],
};

async function slowly(kind: FactKind, value: object): Promise<string[]> {
  try {
    await checked<object>(factKinds[kind].value, value);
    return [];
  } catch (error) {
    return ((error as DomainError).facts.errors as FieldError[]).map(({ pointer, code }) => `${pointer.slice(1)} ${code}`).sort();
  }
}

describe('a compiled check', () => {
  it.each(kinds)('refuses exactly what a request is refused for, under the same codes: %s', async (kind) => {
    const check = compiledCheck(factKinds[kind].value);
    for (const field of fieldsOfKind[kind] ?? []) {
      for (const value of odd) {
        const given = { [field]: value };
        const quickly = check(given).map((fault) => `${fault.field} ${fault.code}`);
        expect([field, value, quickly.sort()]).toEqual([field, value, await slowly(kind, given)]);
      }
    }
  });

  it('is not made of a class with lists', () => {
    expect(() => compiledCheck(Concern)).toThrow('not one that can be compiled');
    expect(compiledCheck(class Empty {})({ anything: 1 })).toEqual([]);
  });
});
