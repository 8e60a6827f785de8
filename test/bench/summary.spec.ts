import { bareStatement, parametersOf } from './bare-statement';
import type { Sample } from './measure';
import { outcomesOf, spreadOf, tableOf } from './summary';
import { variantNames, type VariantName } from './variants';

const costs: Readonly<Record<VariantName, number>> = { bare: 1, relayed: 2, product: 2.6, plain: 2.2 };

const samples = (foreign = 0): Sample[] =>
  [0, 1, 2].flatMap((round) =>
    [1, 32].flatMap((connections) =>
      variantNames.map((variant) => ({
        round,
        variant,
        connections,
        requests: 100,
        failures: 0,
        perSecond: 1000 / costs[variant],
        p50: costs[variant],
        p99: costs[variant] * 3,
        cpu: { gateway: costs[variant] / 2, postgres: (costs[variant] / 2) * (1 + round / 100) },
        foreign,
      })),
    ),
  );

const outcome = (id: string, from = samples()) => outcomesOf(from).find((one) => one.id === id);

describe('the goals of getting one record', () => {
  it('compare CPU round by round, and take the middle', () => {
    expect(outcome('1-cpu-product-relayed')).toEqual({
      id: '1-cpu-product-relayed',
      goal: 'CPU ≤ 1.4 × relayed',
      value: 1.3,
      passed: true,
    });
    expect(outcome('1-cpu-plain-bare')).toMatchObject({ value: 2.2, passed: false });
  });

  it('compare wall-clock times', () => {
    expect(outcome('1-throughput-plain-bare')).toMatchObject({ value: 0.455, passed: false });
    expect(outcome('2-median-product-bare')).toMatchObject({ value: 1.6, passed: false });
    expect(outcome('2-tail-product')).toMatchObject({ value: 3, passed: true });
  });

  it('say nothing about wall-clock times where others took a tenth of the machine', () => {
    expect(outcome('2-tail-product', samples(0.1))).toMatchObject({ passed: null });
    expect(outcome('1-cpu-product-relayed', samples(0.1))).toMatchObject({ passed: true });
  });
});

it('the middle of an even number of values is the mean of two', () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, least: 1, most: 4 });
  expect(() => spreadOf([])).toThrow(RangeError);
});

it('the table has a row for each variant and number of connections', () => {
  expect(tableOf(samples())).toHaveLength(2 + 2 * variantNames.length);
});

describe('the bare statement', () => {
  const product = `WITH read AS (SELECT s.c, (SELECT asked.reply::text FROM (SELECT id FROM record WHERE id = $2 AND $3 = $12) asked (reply) WHERE s.c IS NOT NULL) AS reply)`;

  it('is the query of the product, its parameters numbered anew', () => {
    expect(bareStatement(product)).toBe('SELECT id FROM record WHERE id = $1 AND $2 = $11');
    expect(parametersOf(bareStatement(product))).toBe(11);
  });

  it('is not guessed', () => {
    expect(() => bareStatement('SELECT 1')).toThrow('could not be found');
  });
});
