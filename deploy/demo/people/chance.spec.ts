import { citizenNumber } from './citizen-number';
import { fullName } from './names/full-name';
import { kinhFamilyNames } from './names/family-name.data';
import { PersonIds } from './person-ids';
import { weighted } from './weighted';
import { Xoshiro128 } from './xoshiro128';

const tally = (draw: () => string, times: number) => {
  const counts = new Map<string, number>();
  for (let nth = 0; nth < times; nth += 1) {
    const drawn = draw();
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  return counts;
};

describe('chance', () => {
  it('gives the same row of numbers for the same seed, here and everywhere', () => {
    const random = new Xoshiro128('noivu');
    expect([random.next(), random.next(), random.next()]).toMatchInlineSnapshot(`
     [
       4233267224,
       1200265859,
       810051818,
     ]
    `);
    expect(new Xoshiro128('noivu!').next()).not.toBe(new Xoshiro128('noivu').next());
  });

  it('is even over a range, both ends included', () => {
    const random = new Xoshiro128('even');
    const counts = tally(() => String(random.between(1, 6)), 60_000);
    expect([...counts.keys()].sort().join()).toBe('1,2,3,4,5,6');
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('draws words by their weights, and reads names of several words', () => {
    const random = new Xoshiro128('weights');
    const counts = tally(() => weighted('Thị Thu 3, Minh, Văn 0.5').draw(random), 9_000);
    expect([...counts.keys()].sort()).toEqual(['Minh', 'Thị Thu', 'Văn']);
    expect(Math.abs((counts.get('Thị Thu') ?? 0) - 6_000)).toBeLessThan(200);
  });

  it('will not pick from nothing', () => {
    expect(() => new Xoshiro128('').pick([])).toThrow(RangeError);
  });
});

describe('names', () => {
  it.each([
    ['NORTH', 'Hoàng', 'Huỳnh'],
    ['SOUTH', 'Huỳnh', 'Khuất'],
  ] as const)('follow the real order of family names in the %s', (region, usual, unusual) => {
    const random = new Xoshiro128(region);
    const counts = tally(() => kinhFamilyNames[region].draw(random), 20_000);
    const share = (name: string) => (100 * (counts.get(name) ?? 0)) / 20_000;
    expect(share('Nguyễn')).toBeGreaterThan(31);
    expect(share('Nguyễn')).toBeLessThan(39);
    expect(['Nguyễn', 'Trần', 'Lê', 'Phạm', usual, unusual].map(share)).toEqual(
      ['Nguyễn', 'Trần', 'Lê', 'Phạm', usual, unusual].map(share).sort((one, other) => other - one),
    );
  });

  it('say Thị more often the older a woman is, and to no man', () => {
    const random = new Xoshiro128('thị');
    const women = (bornIn: number) =>
      Array.from({ length: 2_000 }, () => fullName(random, 'Lê', 'FEMALE', bornIn)).filter((name) => name.includes(' Thị ')).length;
    expect(women(1970)).toBeGreaterThan(women(1985));
    expect(women(1985)).toBeGreaterThan(women(2000));
    expect(Array.from({ length: 2_000 }, () => fullName(random, 'Lê', 'MALE', 1980)).filter((name) => name.includes('Thị'))).toEqual([]);
  });

  it('repeat no part right after itself', () => {
    const random = new Xoshiro128('twice');
    const names = Array.from({ length: 5_000 }, (_, nth) => fullName(random, 'Hoàng', nth % 2 ? 'MALE' : 'FEMALE', 1970 + (nth % 30)));
    expect(names.filter((name) => name.split(' ').some((part, place, parts) => part === parts[place - 1]))).toEqual([]);
  });
});

describe('numbers and identifiers', () => {
  it.each([
    ['dong-nai', 'MALE', 1985, '0760' + '85'],
    ['hoa-binh', 'FEMALE', 1999, '0181' + '99'],
    ['dong-thap', 'MALE', 2001, '0882' + '01'],
    ['tuyen-quang', 'FEMALE', 2000, '0093' + '00'],
  ] as const)('write citizen numbers of %s, %s, %i as %s…', (province, sex, bornIn, start) => {
    expect(citizenNumber(province, sex, bornIn, 41)).toMatch(new RegExp(`^${start}\\d{6}$`));
  });

  it('give no citizen number twice', () => {
    const numbers = new Set(Array.from({ length: 100_000 }, (_, index) => citizenNumber('dong-nai', 'MALE', 1980, index)));
    expect(numbers.size).toBe(100_000);
  });

  it('identify facts by UUIDs that rise within a person and from person to person, and differ between runs', () => {
    const [one, other, elsewhere] = [new PersonIds('a/dong-nai', 6), new PersonIds('a/dong-nai', 7), new PersonIds('a/hoa-binh', 6)];
    const ids = [one.next(), one.next(), other.next()];
    expect(ids).toEqual([...ids].sort());
    expect(elsewhere.next()).not.toBe(ids[0]);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
