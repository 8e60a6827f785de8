import type { FactKind } from '@noivu/contracts';

/** A duty that a decision set, as far as its settling needs it: which kinds of fact it asks for, and which of them are done. */
export interface StandingDuty {
  readonly obligationId: string;
  readonly kinds: readonly FactKind[];
  readonly kindsDone: readonly FactKind[];
  readonly isOpen: boolean;
}

/** What a change does to the duties of its decision: progress of open ones, and kinds that no duty had named. */
export interface Settlement {
  readonly progress: readonly { readonly obligationId: string; readonly kindsDone: readonly FactKind[]; readonly closes: boolean }[];
  readonly unnamed: readonly FactKind[];
}

const union = (one: readonly FactKind[], other: readonly FactKind[]): FactKind[] => [...new Set([...one, ...other])];

/**
 * What a change of some kinds settles. A duty asks for everything its decision brought (cập nhật đầy đủ: DN 9.1, 9.2.a) and closes when the
 * last of its kinds is done; one that names no kind closes with the first change. What was done before and is corrected now owes nothing
 * anew.
 * @law 2111/QĐ-UBND, 9.1; 9.2.a — cập nhật đầy đủ thông tin thay đổi
 */
export function settle(duties: readonly StandingDuty[], changed: readonly FactKind[]): Settlement {
  const progress = duties
    .filter(({ isOpen, kinds }) => isOpen && (kinds.length === 0 || kinds.some((kind) => changed.includes(kind))))
    .map(({ obligationId, kinds, kindsDone }) => {
      const done = union(
        kindsDone,
        kinds.filter((kind) => changed.includes(kind)),
      );
      return { obligationId, kindsDone: done, closes: kinds.every((kind) => done.includes(kind)) };
    });
  const named = duties.flatMap(({ kinds }) => kinds);
  const namesAll = duties.some(({ kinds }) => kinds.length === 0);
  return { progress, unnamed: namesAll ? [] : changed.filter((kind) => !named.includes(kind)) };
}
