import { randomUUID } from 'node:crypto';
import type { FactAct, FactInput } from '@noivu/contracts';
import { DomainError, type FieldError } from '@noivu/problem';
import { checkedValue } from './fact-value';
import type { Addition, TimelineAct } from './timeline.rule';

/** Which fields an act must and must not have. */
const shapes = {
  add: { needs: ['validFrom', 'value'], refuses: ['factId'] },
  correct: { needs: ['factId'], refuses: [] },
  replace: { needs: ['factId'], refuses: [] },
  revoke: { needs: ['factId'], refuses: ['validFrom', 'validTo', 'value'] },
} as const;

function shapeErrors(act: FactAct, at: string): FieldError[] {
  const { needs, refuses } = shapes[act.act];
  const isGiven = (field: (typeof needs)[number] | (typeof refuses)[number]) => act[field] !== undefined && act[field] !== null;
  const missing = needs.filter((field) => !isGiven(field)).map((field) => ({ pointer: `${at}/${field}`, code: 'isRequired' }));
  return [...missing, ...refuses.filter(isGiven).map((field) => ({ pointer: `${at}/${field}`, code: 'isRefused' }))];
}

/**
 * The acts of a change as the timeline takes them: each with all that its kind of act needs, each value held to its kind.
 * @throws DomainError request-invalid
 */
export async function timelineActs(acts: readonly FactAct[], decisionId: string | undefined): Promise<TimelineAct[]> {
  const errors = acts.flatMap((act, place) => shapeErrors(act, `/acts/${place}`));
  if (acts.length === 0) errors.push({ pointer: '/acts', code: 'arrayNotEmpty' });
  if (errors.length > 0) throw new DomainError('request-invalid', { errors });
  return Promise.all(acts.map((act, place) => timelineAct(act, `/acts/${place}/value`, decisionId ?? null)));
}

async function timelineAct(
  { act, kind, validFrom, validTo, value, ...named }: FactAct,
  at: string,
  decisionId: string | null,
): Promise<TimelineAct> {
  const factId = named.factId?.toLowerCase() ?? '';
  if (act === 'revoke') return { act, kind, factId };
  if (act === 'add') return addition({ kind, validFrom: validFrom ?? '', value: value ?? {}, ...(validTo && { validTo }) }, at, decisionId);
  const stated = value ? await checkedValue(kind, value, at) : undefined;
  return { act, kind, factId, validFrom: validFrom ?? undefined, validTo, value: stated, decisionId };
}

/** The facts of a new record as the timeline takes them. @throws DomainError request-invalid */
export const firstActs = (facts: readonly FactInput[], decisionId: string): Promise<Addition[]> =>
  Promise.all(facts.map((fact, place) => addition(fact, `/facts/${place}/value`, decisionId)));

async function addition({ kind, validFrom, validTo, value }: FactInput, at: string, decisionId: string | null): Promise<Addition> {
  return {
    act: 'add',
    kind,
    factId: randomUUID(),
    validFrom,
    validTo: validTo ?? null,
    value: await checkedValue(kind, value, at),
    decisionId,
  };
}
