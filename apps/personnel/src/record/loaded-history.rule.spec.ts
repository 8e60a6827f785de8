import type { FactKind } from '@noivu/contracts';
import { historyOf } from './loaded-history.rule';
import type { LoadedFact, LoadedRecord } from './loaded-record';
import { holdsOn, kindsAlwaysHeld } from './statement';

const fact = (kind: FactKind, validFrom: string, over: Partial<LoadedFact> = {}): LoadedFact => ({
  factId: `${kind}-${validFrom}`,
  kind,
  validFrom,
  validTo: null,
  value: {},
  decisionId: null,
  recordedAt: '2020-01-10T02:00:00Z',
  ...over,
});
const record = (...facts: LoadedFact[]): LoadedRecord => ({
  recordId: 'r',
  custodianUnitId: 'u',
  createdAt: '2020-01-10T02:00:00Z',
  decisions: [],
  facts: [...kindsAlwaysHeld.filter((kind) => !facts.some((one) => one.kind === kind)).map((kind) => fact(kind, '2020-01-01')), ...facts],
});

describe('the history of a loaded record', () => {
  const posts = record(
    fact('post', '2020-01-01', { validTo: '2024-01-01' }),
    fact('post', '2024-01-01', { decisionId: 'appointment', recordedAt: '2024-01-05T02:00:00Z' }),
  );
  const { changes, rows, live } = historyOf(posts, 'operator');

  it('is one change for what came with the record, and one for each decision entered later', () => {
    expect(changes.map(({ version, decisionId, recordedAt }) => [version, decisionId, recordedAt.toISOString()])).toEqual([
      [1, null, '2020-01-10T02:00:00.000Z'],
      [2, 'appointment', '2024-01-05T02:00:00.000Z'],
    ]);
  });

  it('knows nothing of an end before what ended it was recorded', () => {
    const told = rows
      .filter(({ kind }) => kind === 'post')
      .map((row) => [row.validFrom, row.validTo, row.recordedTo?.toISOString() ?? null]);
    expect(told).toEqual([
      ['2020-01-01', null, '2024-01-05T02:00:00.000Z'],
      ['2020-01-01', '2024-01-01', null],
      ['2024-01-01', null, null],
    ]);
  });

  it('leads to exactly the spans that were given', () => {
    expect(live.filter(({ kind }) => kind === 'post').map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2020-01-01', '2024-01-01'],
      ['2024-01-01', null],
    ]);
    expect(kindsAlwaysHeld.every((kind) => live.filter((row) => row.kind === kind && holdsOn(row, '2026-01-01')).length === 1)).toBe(true);
  });

  it('keeps an end that was declared', () => {
    const rank = historyOf(record(fact('rank', '2020-01-01', { validTo: '2022-01-01' })), 'operator').live.find(
      ({ kind }) => kind === 'rank',
    );
    expect(rank).toMatchObject({ declaredTo: '2022-01-01', validTo: '2022-01-01' });
  });

  it('gives each change a later moment than the one before, although two decisions were entered at once', () => {
    const at = '2024-01-05T02:00:00Z';
    const two = record(
      fact('rank', '2024-01-01', { decisionId: 'a', recordedAt: at }),
      fact('party', '2024-01-01', { decisionId: 'b', recordedAt: at }),
    );
    expect(historyOf(two, 'operator').changes.map(({ recordedAt }) => recordedAt.toISOString())).toEqual([
      '2020-01-10T02:00:00.000Z',
      '2024-01-05T02:00:00.000Z',
      '2024-01-05T02:00:00.001Z',
    ]);
  });

  it('takes the first of what must always be known for part of the record, although it was noted down days later', () => {
    const late = record(fact('religion', '2020-01-01', { recordedAt: '2020-01-20T02:00:00Z' }));
    expect(historyOf(late, 'operator').changes).toHaveLength(1);
  });

  it('is refused where the first day is not complete, or spans overlap', () => {
    const lacking = { ...record(), facts: record().facts.slice(1) };
    expect(() => historyOf(lacking, 'operator')).toThrow(expect.objectContaining({ code: 'facts-missing' }));
    const overlapping = record(fact('rank', '2020-01-01', { validTo: '2022-06-01' }), fact('rank', '2022-01-01'));
    expect(() => historyOf(overlapping, 'operator')).toThrow(expect.objectContaining({ code: 'fact-overlaps' }));
  });
});
