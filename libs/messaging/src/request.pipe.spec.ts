import { EnterDecisionRequest, FindUnitsRequest, Nothing } from '@noivu/contracts';
import { checked } from './request.pipe';

const pointers = async (type: new () => object, value: unknown) => {
  const refusal: unknown = await checked(type, value).catch((error: unknown) => error);
  return (refusal as { facts?: { errors?: { pointer: string; code: string }[] } }).facts?.errors?.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );
};

const decision = {
  number: '12/QĐ-SNV',
  issuedOn: '2026-03-02',
  effectiveOn: '2026-03-05',
  issuerUnitId: '3f8e7f2e-4b76-4f5b-9a51-6f0a3f0b8a11',
  signer: 'Trần Văn Bình',
  subject: 'PAY_RAISE',
  summary: 'Nâng bậc lương thường xuyên',
  concerns: [{ recordId: '3f8e7f2e-4b76-4f5b-9a51-6f0a3f0b8a11', kinds: ['rank'] }],
};

describe('a request held to its contract', () => {
  it('is not told more of a name that is no field than a line of it, however long it is', async () => {
    const refusal: unknown = await checked(Nothing, { ['x'.repeat(100_000)]: 1 }).catch((error: unknown) => error);
    const [error] = (refusal as { facts: { errors: { pointer: string; message: string }[] } }).facts.errors;
    expect([error?.pointer.length, error?.message.length]).toEqual([400, 400]);
  });

  it('is given its class when it fits', async () => {
    expect(await checked(EnterDecisionRequest, decision)).toBeInstanceOf(EnterDecisionRequest);
    expect(await checked(FindUnitsRequest, { limit: 10 })).toMatchObject({ limit: 10 });
    expect(await checked(Nothing, {})).toBeInstanceOf(Nothing);
  });

  it.each<[string, object, string[]]>([
    ['an unknown field', { ...decision, role: 'admin' }, ['/role whitelistValidation']],
    ['an unknown field within', { ...decision, concerns: [{ ...decision.concerns[0], x: 1 }] }, ['/concerns/0/x whitelistValidation']],
    ['a day that does not exist', { ...decision, issuedOn: '2026-02-30' }, ['/issuedOn isDay']],
    ['a moment instead of a day', { ...decision, issuedOn: '2026-02-03T00:00:00Z' }, ['/issuedOn isDay']],
    ['a number instead of text', { ...decision, number: 12 }, ['/number isString', '/number isLength']],
    ['an object instead of text', { ...decision, signer: { $gt: '' } }, ['/signer isString', '/signer isLength']],
    ['a word out of the list', { ...decision, subject: 'GIFT' }, ['/subject isIn']],
    ['text that is not NFC', { ...decision, signer: 'Trần Văn Bình'.normalize('NFD') }, ['/signer isNfc']],
    ['a hidden direction mark', { ...decision, signer: 'Trần \u202eVăn Bình' }, ['/signer isPlainText']],
    ['a list instead of a part', { ...decision, concerns: {} }, ['/concerns isArray']],
    ['too many of a list', { ...decision, concerns: Array.from({ length: 201 }, () => decision.concerns[0]) }, ['/concerns arrayMaxSize']],
  ])('is refused with %s', async (_, value, expected) => {
    const told = await pointers(EnterDecisionRequest, value);
    for (const one of expected) expect(told).toContain(one);
  });

  it('converts nothing by itself', async () => {
    expect(await pointers(FindUnitsRequest, { limit: '10' })).toContain('/limit isInt');
  });

  it.each([[null], ['text'], [3], [[]], [undefined]])('refuses %p in place of an object', async (value) => {
    expect(await pointers(FindUnitsRequest, value)).toEqual([' isObject']);
  });

  it('lets nothing called after a built-in reach the object, nor any other object', async () => {
    const value = JSON.parse('{"__proto__": {"limit": 3}, "q": "a"}') as object;
    expect(await pointers(FindUnitsRequest, value)).toEqual(['/__proto__ whitelistValidation']);
    expect(await pointers(EnterDecisionRequest, { ...decision, concerns: [{ constructor: { limit: 3 } }] })).toEqual([
      '/concerns/0/constructor whitelistValidation',
    ]);
    expect(Object.hasOwn(Object.prototype, 'limit')).toBe(false);
  });

  it.each(['toString', 'hasOwnProperty', 'valueOf', 'constructor'])(
    'is refused with a field called %s, as with any other that is unknown',
    async (name) => {
      expect(await pointers(FindUnitsRequest, { limit: 3, [name]: { x: 1 } })).toEqual([`/${name} whitelistValidation`]);
    },
  );

  it('is refused where a field is null: a limit of null would be none', async () => {
    expect(await pointers(FindUnitsRequest, { limit: null })).toEqual(['/limit isInt', '/limit min', '/limit max']);
    expect(await pointers(EnterDecisionRequest, { ...decision, concerns: [{ ...decision.concerns[0], kinds: null }] })).toContain(
      '/concerns/0/kinds isArray',
    );
  });

  it('is refused where half of a pair of characters stands alone, which no database can keep', async () => {
    expect(await pointers(EnterDecisionRequest, { ...decision, signer: 'Trần \ud800 Bình' })).toEqual(['/signer isPlainText']);
    expect(await pointers(EnterDecisionRequest, { ...decision, signer: 'Trần 😀 Bình' })).toBeUndefined();
  });

  it('is refused where it is nested without end', async () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as object;
    expect(await pointers(EnterDecisionRequest, { ...decision, concerns: deep })).toEqual([' isShallow']);
  });

  it('names the fields that a request without any may not have', async () => {
    expect(await pointers(Nothing, { a: 1 })).toEqual(['/a whitelistValidation']);
  });
});
