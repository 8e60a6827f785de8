import { placesInTree } from './tree-order.rule';

const unit = (unitId: string, parentId: string | null = null) => ({ unitId, parentId });

describe('the places of units in the tree', () => {
  const places = placesInTree([unit('province'), unit('health', 'province'), unit('hospital', 'health'), unit('education', 'province')]);

  it('gives each unit a range that holds exactly those below it', () => {
    expect(places.get('province')).toEqual({ ord: 1024, lastOrd: 5119 });
    expect(places.get('health')).toEqual({ ord: 2048, lastOrd: 4095 });
    expect(places.get('hospital')).toEqual({ ord: 3072, lastOrd: 4095 });
    expect(places.get('education')).toEqual({ ord: 4096, lastOrd: 5119 });
  });

  it('refuses a unit that stands before the one above it, or twice', () => {
    expect(() => placesInTree([unit('hospital', 'health'), unit('health')])).toThrow(RangeError);
    expect(() => placesInTree([unit('a'), unit('a')])).toThrow(RangeError);
  });
});
