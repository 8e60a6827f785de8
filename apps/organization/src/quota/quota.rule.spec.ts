import { assertQuotaFits } from './quota.rule';

describe('a staffing quota assigned down the tree', () => {
  it('may take what the unit above still has, to the last one', () => {
    expect(() => assertQuotaFits(20, { parent: 100, siblings: 80, children: 20 })).not.toThrow();
  });

  it('is refused one over what the unit above has, and says what is left', () => {
    expect(() => assertQuotaFits(21, { parent: 100, siblings: 80, children: 0 })).toThrow(
      expect.objectContaining({ code: 'quota-over-parent', facts: { available: 20 } }),
    );
  });

  it('is refused below what was already assigned to the units below', () => {
    expect(() => assertQuotaFits(19, { parent: 100, siblings: 0, children: 20 })).toThrow(
      expect.objectContaining({ code: 'quota-under-children' }),
    );
  });

  it('has no bound from above where the unit above holds none of the kind', () => {
    expect(() => assertQuotaFits(5, { parent: undefined, siblings: 0, children: 0 })).not.toThrow();
  });
});
