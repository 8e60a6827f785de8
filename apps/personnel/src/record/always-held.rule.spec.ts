import type { FactKind } from '@noivu/contracts';
import { assertAlwaysHeld, assertComplete } from './always-held.rule';
import { assertSinceBirth } from './birth.rule';
import { kindsAlwaysHeld, type TimelineRow } from './statement';

const held = (kind: FactKind, validFrom: string, declaredTo: string | null = null, value: object = {}): TimelineRow => ({
  factId: `${kind}-${validFrom}`,
  kind,
  validFrom,
  validTo: declaredTo,
  declaredTo,
  value,
  decisionId: null,
  act: 'add',
});
const complete = kindsAlwaysHeld.map((kind) => held(kind, '2020-01-01'));
const without = (...kinds: FactKind[]) => complete.filter(({ kind }) => !kinds.includes(kind));

describe('a new record', () => {
  it('is complete with everything that must always be known, from one day', () => {
    expect(() => assertComplete(complete)).not.toThrow();
  });

  it('is refused without, naming all that is missing', () => {
    const missing = { missing: ['status', 'religion'], firstDay: '2020-01-01' };
    expect(() => assertComplete(without('status', 'religion'))).toThrow(expect.objectContaining({ code: 'facts-missing', facts: missing }));
    expect(() => assertComplete([])).toThrow(expect.objectContaining({ facts: { missing: [...kindsAlwaysHeld] } }));
  });

  it('is refused when one of them begins later than the others', () => {
    const late = [...without('post'), held('post', '2020-01-02')];
    expect(() => assertComplete(late)).toThrow(expect.objectContaining({ facts: { missing: ['post'], firstDay: '2020-01-01' } }));
  });

  it('may tell of degrees and the Party from before', () => {
    expect(() => assertComplete([...complete, held('degree', '2012-06-30'), held('party', '2018-01-01')])).not.toThrow();
  });
});

describe('what must always hold', () => {
  it('is refused a declared end: the next of its kind ends it', () => {
    expect(() => assertAlwaysHeld(complete, [...without('status'), held('status', '2020-01-01', '2024-01-01')])).toThrow(
      expect.objectContaining({ code: 'fact-required' }),
    );
  });

  it('is not revoked when nothing of its kind is left, nor when the first days would be bare', () => {
    const required = expect.objectContaining({ code: 'fact-required', facts: { kind: 'post', from: '2020-01-01' } });
    expect(() => assertAlwaysHeld(complete, without('post'))).toThrow(required);
    expect(() => assertAlwaysHeld([...complete, held('post', '2022-01-01')], [...without('post'), held('post', '2022-01-01')])).toThrow(
      required,
    );
  });

  it('may begin earlier than thought', () => {
    expect(() => assertAlwaysHeld(complete, [...without('post'), held('post', '2019-06-01')])).not.toThrow();
  });

  it('may begin later when the first day itself was wrong, for all of it at once', () => {
    const moved = kindsAlwaysHeld.map((kind) => held(kind, '2020-02-01'));
    expect(() => assertAlwaysHeld(complete, moved)).not.toThrow();
    expect(() => assertAlwaysHeld(complete, [...moved.slice(1), ...complete.slice(0, 1)])).toThrow(
      expect.objectContaining({ code: 'fact-required' }),
    );
  });

  it('binds no kind that may be absent', () => {
    expect(() =>
      assertAlwaysHeld([...complete, held('rank', '2020-01-01')], [...complete, held('party', '2020-01-01', '2021-01-01')]),
    ).not.toThrow();
  });
});

describe('the day of birth', () => {
  const born = (bornOn: string) => held('identity', '2020-01-01', null, { bornOn });
  const fact = held('family', '1989-12-31');

  it('comes before everything that holds of a person', () => {
    expect(() => assertSinceBirth([born('1990-01-01'), fact], [fact])).toThrow(
      expect.objectContaining({ code: 'fact-before-birth', facts: { kind: 'family', validFrom: '1989-12-31' } }),
    );
    expect(() => assertSinceBirth([born('1989-12-31'), fact], [fact])).not.toThrow();
  });

  it('known by month or year alone gives the benefit of the doubt', () => {
    expect(() => assertSinceBirth([born('1989'), fact], [fact])).not.toThrow();
    expect(() => assertSinceBirth([born('1989-12'), fact], [fact])).not.toThrow();
    expect(() => assertSinceBirth([born('1990'), fact], [fact])).toThrow(expect.objectContaining({ code: 'fact-before-birth' }));
  });

  it('is held against all that stands once it is entered anew, and otherwise only against what is new', () => {
    const identity = born('1990-01-01');
    expect(() => assertSinceBirth([identity, fact], [identity])).toThrow(expect.objectContaining({ code: 'fact-before-birth' }));
    expect(() => assertSinceBirth([identity, fact], [held('degree', '2012-06-30')])).not.toThrow();
  });
});
