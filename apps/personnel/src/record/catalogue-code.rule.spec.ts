import type { FactKind } from '@noivu/contracts';
import { assertCodesKnown } from './catalogue-code.rule';
import type { TimelineRow } from './statement';

const row = (kind: FactKind, code: string): TimelineRow => ({
  factId: 'f',
  kind,
  validFrom: '2024-01-01',
  validTo: null,
  declaredTo: null,
  value: { code },
  decisionId: null,
  act: 'add',
});

describe('the codes of a fact', () => {
  it('stand in the national lists', () => {
    expect(() => assertCodesKnown([row('ethnic-group', '01'), row('religion', '99')])).not.toThrow();
    for (const unknown of [row('ethnic-group', '99'), row('religion', '55')]) {
      expect(() => assertCodesKnown([unknown])).toThrow(
        expect.objectContaining({ code: 'catalogue-code-unknown', facts: expect.objectContaining({ kind: unknown.kind }) }),
      );
    }
  });

  it('of other kinds are not looked for', () => {
    expect(() => assertCodesKnown([row('degree', '77')])).not.toThrow();
  });
});
