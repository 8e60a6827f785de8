import * as fc from 'fast-check';
import type { TimelineAct } from '../src/record/timeline.rule';

/** The few days in which the drawn changes play. */
export const days = Array.from({ length: 12 }, (_, place) => `2024-01-${String(place + 1).padStart(2, '0')}`);

/** A change as chance draws it: which act, on which of the statements that stand then, from and to which day. */
export interface Drawn {
  readonly act: 'add' | 'correct' | 'replace' | 'revoke';
  readonly kind: 'post' | 'rank' | 'degree';
  readonly which: number;
  readonly from: number;
  readonly to: number | null;
}

/** Draws acts on statements of some kinds. */
export const drawing = (kinds: readonly Drawn['kind'][]): fc.Arbitrary<Drawn> =>
  fc.record({
    act: fc.constantFrom('add', 'add', 'correct', 'replace', 'revoke'),
    kind: fc.constantFrom(...kinds),
    which: fc.nat(20),
    from: fc.nat(days.length - 1),
    to: fc.option(fc.nat(days.length - 1), { freq: 2 }),
  });

/** A statement as somebody would put it on a list: no rows, no copies, no spans worked out. */
export interface Listed {
  readonly factId: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: object;
}

/** The act that was drawn, on the list as it stands; undefined where there is nothing to do it to. */
export function actOf(
  { act, kind, which, from, to }: Drawn,
  list: readonly Listed[],
  made: { factId: string; value: object },
): TimelineAct | undefined {
  const [validFrom, validTo] = [days[from] ?? '', to === null ? null : (days[to] ?? null)];
  if (act === 'add') return { act, kind, ...made, validFrom, validTo, decisionId: null };
  const ofKind = list.filter((one) => one.kind === kind);
  const factId = ofKind[which % Math.max(ofKind.length, 1)]?.factId;
  if (factId === undefined) return undefined;
  return act === 'revoke' ? { act, kind, factId } : { act, kind, factId, validFrom, validTo, value: made.value };
}

/** The list after a change, or that it must be refused. */
export function listAfter(list: readonly Listed[], acts: readonly TimelineAct[]): readonly Listed[] | 'refused' {
  let after = [...list];
  for (const act of acts) {
    if (act.act !== 'add' && !after.some(({ factId }) => factId === act.factId)) return 'refused';
    after = after.filter(({ factId }) => factId !== act.factId);
    if (act.act !== 'revoke')
      after.push({ factId: act.factId, kind: act.kind, from: act.validFrom ?? '', to: act.validTo ?? null, value: act.value ?? {} });
  }
  const touched = new Set(acts.map(({ factId }) => factId));
  return after.some((one) => isWrong(one, after, touched)) ? 'refused' : after;
}

function isWrong(one: Listed, list: readonly Listed[], touched: ReadonlySet<string>): boolean {
  if (one.to !== null && one.to <= one.from) return true;
  if (one.kind === 'degree') return false;
  const others = list.filter(({ kind, factId }) => kind === one.kind && factId !== one.factId);
  const overNext = others.some(({ from }) => one.to !== null && from > one.from && from < one.to);
  return others.some(({ from }) => from === one.from) || (touched.has(one.factId) && overNext);
}

/** What the list says of a day: for kinds that hold one at a time the youngest statement begun by then, unless it has ended. */
export function toldOn(list: readonly Listed[], day: string): Listed[] {
  const begun = list.filter(({ from }) => from <= day);
  const isYoungest = (one: Listed): boolean => begun.every(({ kind, from }) => kind !== one.kind || from <= one.from);
  return begun.filter((one) => (one.kind === 'degree' || isYoungest(one)) && (one.to === null || day < one.to));
}
