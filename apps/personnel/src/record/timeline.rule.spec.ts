import type { FactKind } from '@noivu/contracts';
import type { LiveRow } from './statement';
import { applyActs, type TimelineAct, type TimelineChange } from './timeline.rule';

const row = (
  factId: string,
  kind: FactKind,
  [validFrom, validTo, declaredTo]: readonly [string, (string | null)?, (string | null)?],
): LiveRow => ({
  rowId: `row-${factId}`,
  factId,
  kind,
  validFrom,
  validTo: validTo ?? null,
  declaredTo: declaredTo ?? null,
  value: { of: factId },
  decisionId: 'old',
  act: 'add',
});
const add = (factId: string, kind: FactKind, validFrom: string, validTo: string | null = null): TimelineAct => ({
  act: 'add',
  factId,
  kind,
  validFrom,
  validTo,
  value: { of: factId },
  decisionId: 'new',
});
const spans = ({ insert }: TimelineChange) => insert.map(({ factId, validFrom, validTo }) => [factId, validFrom, validTo]);

const chief = row('chief', 'post', ['2015-01-01', '2020-01-01']);
const director = row('director', 'post', ['2020-01-01']);

describe('a statement of a kind that holds one at a time', () => {
  it('ends the one before it, whose row is closed and copied with the new end', () => {
    const change = applyActs([{ ...chief, validTo: null }], [add('director', 'post', '2020-01-01')]);
    expect(change.close).toEqual(['row-chief']);
    expect(spans(change)).toEqual([
      ['chief', '2015-01-01', '2020-01-01'],
      ['director', '2020-01-01', null],
    ]);
  });

  it('keeps the document and the way of entry of the one it ends', () => {
    const [copy] = applyActs([{ ...chief, validTo: null, act: 'correct' }], [add('director', 'post', '2020-01-01')]).insert;
    expect(copy).toMatchObject({ factId: 'chief', decisionId: 'old', act: 'correct', declaredTo: null });
  });

  it('may be put between two others, and then holds until the later one', () => {
    const change = applyActs([chief, director], [add('deputy', 'post', '2018-06-01')]);
    expect(change.close).toEqual(['row-chief']);
    expect(spans(change)).toEqual([
      ['chief', '2015-01-01', '2018-06-01'],
      ['deputy', '2018-06-01', '2020-01-01'],
    ]);
  });

  it('leaves rows alone whose span does not change', () => {
    expect(applyActs([chief, director], [add('minister', 'post', '2024-01-01')]).close).toEqual(['row-director']);
  });

  it('is refused on the day on which another begins', () => {
    expect(() => applyActs([chief], [add('deputy', 'post', '2015-01-01')])).toThrow(expect.objectContaining({ code: 'fact-overlaps' }));
  });

  it('is refused when it is declared to last into the next', () => {
    const overlap = expect.objectContaining({ code: 'fact-overlaps', facts: { kind: 'rank', factId: 'second', validFrom: '2021-01-01' } });
    expect(() => applyActs([row('second', 'rank', ['2021-01-01'])], [add('first', 'rank', '2018-01-01', '2021-01-02')])).toThrow(overlap);
    expect(() => applyActs([row('second', 'rank', ['2021-01-01'])], [add('first', 'rank', '2018-01-01', '2021-01-01')])).not.toThrow();
  });

  it('is refused when it ends before it begins, or on the same day', () => {
    for (const end of ['2017-12-31', '2018-01-01'])
      expect(() => applyActs([], [add('first', 'rank', '2018-01-01', end)])).toThrow(
        expect.objectContaining({ code: 'fact-dates-invalid' }),
      );
  });
});

describe('a correction', () => {
  it('takes the place of what stood, under the same statement and the same document', () => {
    const change = applyActs([chief], [{ act: 'correct', kind: 'post', factId: 'chief', value: { of: 'deputy' }, decisionId: 'new' }]);
    expect(change.insert).toEqual([
      expect.objectContaining({ factId: 'chief', act: 'correct', decisionId: 'old', value: { of: 'deputy' } }),
    ]);
    expect(change.close).toEqual(['row-chief']);
  });

  it('that moves the beginning bounds both neighbours anew', () => {
    const moved: TimelineAct = { act: 'correct', kind: 'post', factId: 'director', validFrom: '2019-03-01' };
    expect(spans(applyActs([chief, director], [moved]))).toEqual([
      ['chief', '2015-01-01', '2019-03-01'],
      ['director', '2019-03-01', null],
    ]);
  });

  it('can lift a declared end', () => {
    const change = applyActs(
      [row('first', 'rank', ['2018-01-01', '2020-01-01', '2020-01-01'])],
      [{ act: 'correct', kind: 'rank', factId: 'first', validTo: null }],
    );
    expect(spans(change)).toEqual([['first', '2018-01-01', null]]);
  });

  it('of a statement that was revoked, or of another kind, is refused', () => {
    expect(() => applyActs([chief], [{ act: 'correct', kind: 'post', factId: 'gone', value: {} }])).toThrow(
      expect.objectContaining({ code: 'fact-not-current' }),
    );
    expect(() => applyActs([chief], [{ act: 'correct', kind: 'rank', factId: 'chief', value: {} }])).toThrow(
      expect.objectContaining({ code: 'fact-not-current' }),
    );
  });
});

describe('a new document in the place of another', () => {
  it('takes over the statement', () => {
    const change = applyActs([chief], [{ act: 'replace', kind: 'post', factId: 'chief', validFrom: '2016-01-01', decisionId: 'new' }]);
    expect(change.insert).toEqual([
      expect.objectContaining({ factId: 'chief', act: 'replace', decisionId: 'new', validFrom: '2016-01-01', value: { of: 'chief' } }),
    ]);
  });
});

describe('a withdrawal', () => {
  it('lets the statement before reach to the next again', () => {
    const deputy = row('deputy', 'post', ['2018-06-01', '2020-01-01']);
    const change = applyActs([{ ...chief, validTo: '2018-06-01' }, deputy, director], [{ act: 'revoke', kind: 'post', factId: 'deputy' }]);
    expect(change.close).toEqual(['row-chief', 'row-deputy']);
    expect(spans(change)).toEqual([['chief', '2015-01-01', '2020-01-01']]);
  });

  it('lets it reach no further than its own declared end', () => {
    const first = row('first', 'rank', ['2015-01-01', '2018-01-01', '2019-01-01']);
    const change = applyActs([first, row('second', 'rank', ['2018-01-01'])], [{ act: 'revoke', kind: 'rank', factId: 'second' }]);
    expect(spans(change)).toEqual([['first', '2015-01-01', '2019-01-01']]);
  });
});

describe('several acts in one change', () => {
  it('count together: one may take the day that another gives up', () => {
    const acts: TimelineAct[] = [add('deputy', 'post', '2015-01-01'), { act: 'revoke', kind: 'post', factId: 'chief' }];
    expect(spans(applyActs([chief], acts))).toEqual([['deputy', '2015-01-01', null]]);
    expect(applyActs([chief], acts)).toEqual(applyActs([chief], [...acts].reverse()));
  });
});

describe('statements of a kind that holds many', () => {
  it('do not bound each other', () => {
    const master = row('master', 'degree', ['2015-01-01']);
    const change = applyActs([master], [add('doctor', 'degree', '2015-01-01'), add('course', 'course', '2014-01-01', '2014-02-01')]);
    expect(change.close).toEqual([]);
    expect(spans(change)).toEqual([
      ['doctor', '2015-01-01', null],
      ['course', '2014-01-01', '2014-02-01'],
    ]);
  });
});
