import { demoUnits } from '../demo-units';
import { allotment } from './allotment';
import { World } from './world';

const world = new World('dong-nai');
const sizes = (count: number) => new Map(allotment(world, count).map(({ unit, size }) => [unit.code, size]));

describe('spreading people over units', () => {
  it.each([1, 50, 333, 5_000, 43_210, 120_000])('places exactly %i people, one after another in tree order', (count) => {
    const shares = allotment(world, count);
    expect(shares.reduce((sum, { size }) => sum + size, 0)).toBe(count);
    let next = 0;
    for (const { first, size } of shares) {
      expect(first).toBe(next);
      next += size;
    }
    const order = new Map(world.units.map(({ unitId }, place) => [unitId, place]));
    expect(shares.map(({ unit }) => order.get(unit.unitId) ?? -1)).toEqual(
      shares.map(({ unit }) => order.get(unit.unitId) ?? -1).sort((one, other) => one - other),
    );
  });

  it('gives 5,000 people mostly to schools and hospitals, and some to every department and district', () => {
    const shares = allotment(world, 5_000);
    const share = (kinds: readonly string[]) =>
      shares.filter(({ unit }) => kinds.includes(unit.kind)).reduce((sum, { size }) => sum + size, 0);
    expect(share(['SCHOOL', 'HOSPITAL', 'HEALTH_CENTRE'])).toBeGreaterThan(2_500);
    const staffed = new Set(shares.map(({ unit }) => unit.unitId));
    expect(world.units.filter(({ tier, unitId }) => tier === 'DEPARTMENT' && !staffed.has(unitId))).toEqual([]);
  });

  it('fills the units of the demo accounts as they are usually filled', () => {
    const found = sizes(5_000);
    const { healthCentre, school } = demoUnits('dong-nai');
    expect(found.get(healthCentre)).toBeGreaterThan(80);
    expect(found.get(school)).toBeGreaterThan(60);
  });

  it('lets every unit grow when there are more people than posts, but not UBND tỉnh', () => {
    const [usual, many] = [sizes(40_000), sizes(120_000)];
    expect(many.size).toBe(world.units.length);
    expect(many.get('75.SYT.BVDK')).toBeGreaterThan(usual.get('75.SYT.BVDK') ?? 0);
    expect(many.get('75')).toBe(usual.get('75'));
  });
});
