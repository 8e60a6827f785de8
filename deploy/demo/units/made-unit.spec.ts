import { demoProvinces, provinceFacts } from '../province';
import { unitsOf, type MadeUnit } from './made-unit';
import { quotaYears } from './quota';

const real = {
  'dong-nai': { districts: 11, communes: 159, wards: 33, units: 1000 },
  'hoa-binh': { districts: 10, communes: 151, wards: 12, units: 900 },
  'dong-thap': { districts: 12, communes: 141, wards: 18, units: 900 },
  'tuyen-quang': { districts: 7, communes: 137, wards: 10, units: 850 },
} as const;

const codesOf = (units: readonly MadeUnit[], kind: MadeUnit['kind']) => units.filter((unit) => unit.kind === kind);

describe.each(demoProvinces)('the units of %s', (province) => {
  const units = unitsOf(province);
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));

  it('hold the real districts and communes of 2025-06-30', () => {
    expect(codesOf(units, 'DISTRICT_COMMITTEE')).toHaveLength(real[province].districts);
    const communes = codesOf(units, 'COMMUNE_COMMITTEE');
    expect(communes).toHaveLength(real[province].communes);
    expect(communes.filter(({ name }) => name.includes(' phường '))).toHaveLength(real[province].wards);
    expect(units.length).toBeGreaterThanOrEqual(real[province].units);
  });

  it('begin with UBND tỉnh, and each unit follows its parent', () => {
    expect(units[0]).toMatchObject({ parentId: null, tier: 'PROVINCE', code: provinceFacts[province].gsoCode });
    const seen = new Set<string | null>([null]);
    const early = units.filter(({ unitId, parentId }) => {
      seen.add(unitId);
      return !seen.has(parentId);
    });
    expect(early).toEqual([]);
    expect(units.filter(({ parentId }) => parentId === null)).toHaveLength(1);
  });

  it('are in pre-order: everything below a unit stands right after it', () => {
    const open: string[] = [];
    const astray = units.filter(({ unitId, parentId }) => {
      while (open.length && open.at(-1) !== parentId) open.pop();
      const isAstray = (open.at(-1) ?? null) !== parentId;
      open.push(unitId);
      return isAstray;
    });
    expect(astray).toEqual([]);
  });

  it('have unique codes, identifiers and, among siblings, names', () => {
    expect(new Set(units.map(({ code }) => code)).size).toBe(units.length);
    expect(byId.size).toBe(units.length);
    expect(new Set(units.map(({ parentId, name }) => `${parentId} ${name}`)).size).toBe(units.length);
  });

  it('are named in composed Unicode and within the lengths that the contract allows', () => {
    const shape = /^\d{2}(\.[A-Z0-9]{1,12}){0,3}$/;
    expect(
      units.filter(({ name, code }) => name !== name.normalize('NFC') || name.length > 300 || !shape.test(code) || code.length > 40),
    ).toEqual([]);
  });

  it('place departments and districts under the province, base units below those', () => {
    const above = { PROVINCE: [undefined], DEPARTMENT: ['PROVINCE'], BASE: ['DEPARTMENT', 'BASE'] } as const;
    const misplaced = units.filter(({ tier, parentId }) => !above[tier].some((allowed) => allowed === byId.get(parentId ?? '')?.tier));
    expect(misplaced).toEqual([]);
    expect(units.filter(({ tier }) => tier === 'DEPARTMENT').length).toBeGreaterThan(20);
  });

  it('never hold more together than the unit above them, in any year and kind', () => {
    const held = new Map<string, number>();
    for (const { parentId, quotas } of units) {
      for (const { year, kind, number } of quotas)
        held.set(`${parentId} ${year} ${kind}`, (held.get(`${parentId} ${year} ${kind}`) ?? 0) + number);
    }
    const own = new Map(
      units.flatMap(({ unitId, quotas }) => quotas.map(({ year, kind, number }) => [`${unitId} ${year} ${kind}`, number])),
    );
    expect([...held].filter(([key, number]) => !key.startsWith('null') && number > (own.get(key) ?? 0))).toEqual([]);
    expect(units.filter(({ quotas }) => quotaYears.some((wanted) => quotas.every(({ year }) => year !== wanted)))).toEqual([]);
  });

  it('come out the same every time', () => {
    expect(unitsOf(province)).toEqual(units);
  });
});

describe('the identifiers of units', () => {
  it('differ between provinces and have the shape of a UUID', () => {
    const ids = demoProvinces.flatMap((province) => unitsOf(province).map(({ unitId }) => unitId));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('are fixed: records, grants and documentation may name them', () => {
    expect(unitsOf('dong-nai')[0]?.unitId).toMatchInlineSnapshot(`"710283f4-411d-56df-8e9a-d4aabd4fa861"`);
  });
});

describe('Đồng Nai', () => {
  const byCode = new Map(unitsOf('dong-nai').map((unit) => [unit.code, unit]));

  it.each([
    ['75', 'Ủy ban nhân dân tỉnh Đồng Nai', 'PROVINCE_COMMITTEE'],
    ['75.SYT', 'Sở Y tế', 'DEPARTMENT'],
    ['75.SYT.BVDK', 'Bệnh viện Đa khoa tỉnh', 'HOSPITAL'],
    ['75.SYT.TTYT731', 'Trung tâm Y tế thành phố Biên Hòa', 'HEALTH_CENTRE'],
    ['75.731', 'Ủy ban nhân dân thành phố Biên Hòa', 'DISTRICT_COMMITTEE'],
    ['75.731.25993', 'Ủy ban nhân dân phường Trảng Dài', 'COMMUNE_COMMITTEE'],
  ])('has %s, %s', (code, name, kind) => {
    expect(byCode.get(code)).toMatchObject({ name, kind });
  });
});
