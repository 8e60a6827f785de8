import { isDeepStrictEqual } from 'node:util';
import type { Day } from '@noivu/calendar';
import type { PostFact, StatusFact } from '@noivu/contracts';
import { byBeginning, type TimelineRow } from '../record/statement';
import type { TimelineAct } from '../record/timeline.rule';

/** What a transfer states of a person: the new post, or that they have left. */
export type TransferFact = { readonly kind: 'post'; readonly value: PostFact } | { readonly kind: 'status'; readonly value: StatusFact };

/** The decision a transfer rests on, the day from which it holds, and the name of a statement that may have to be made. */
export interface TransferGround {
  readonly decisionId: string;
  readonly effectiveOn: Day;
  readonly factId: string;
}

/** The title held on a day, else the one before it; what nobody knows is said to be unknown. */
export function latestTitle(rows: readonly TimelineRow[], on: Day): string {
  const posts = rows.filter(({ kind }) => kind === 'post').sort(byBeginning);
  const held = posts.findLast(({ validFrom }) => validFrom <= on) ?? posts[0];
  return (held?.value as PostFact | undefined)?.title ?? 'Chưa xác định';
}

/**
 * What a transfer does to the timeline: it states the new fact from the day of effect. Where the record already has it from the same
 * decision (entered beforehand, or with another using unit before handing on) that statement is put right instead; undefined where it is
 * right already.
 * @law none: the new post, or the leaving, is the fact that the decision states
 * @test apps/personnel/test/transfer.integration-spec.ts
 */
export function actOfTransfer(
  live: readonly TimelineRow[],
  fact: TransferFact,
  { decisionId, effectiveOn, factId }: TransferGround,
): TimelineAct | undefined {
  const { kind } = fact;
  const stated = live.filter((row) => row.kind === kind && row.decisionId === decisionId).sort(byBeginning);
  const own = stated.at(-1);
  if (!own) return { act: 'add', kind, factId, validFrom: effectiveOn, validTo: null, value: fact.value, decisionId };
  const value = { ...own.value, ...fact.value };
  return isDeepStrictEqual(value, own.value) ? undefined : { act: 'correct', kind, factId: own.factId, value };
}
