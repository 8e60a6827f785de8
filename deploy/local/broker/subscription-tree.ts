/** Somebody who listens: the words of the subject, with `*` for one word and `>` for all that follow. */
export interface Listener {
  readonly words: readonly string[];
}

interface Branch<T> {
  readonly next: Map<string, Branch<T>>;
  readonly here: Set<T>;
}

/** Listeners by subject. Finding those of a message costs what its words cost, however many listen to others. */
export class SubscriptionTree<T extends Listener> {
  private readonly root: Branch<T> = newBranch();

  add(listener: T): void {
    let branch = this.root;
    for (const word of listener.words) {
      const next = branch.next.get(word) ?? newBranch<T>();
      branch.next.set(word, next);
      branch = next;
    }
    branch.here.add(listener);
  }

  delete(listener: T): void {
    prune(this.root, listener, 0);
  }

  /** All who listen to a subject, in no order. */
  find(words: readonly string[]): readonly T[] {
    const found: T[] = [];
    collect(this.root, words, { from: 0, found });
    return found;
  }
}

const newBranch = <T>(): Branch<T> => ({ next: new Map(), here: new Set() });

function collect<T>(branch: Branch<T>, words: readonly string[], { from, found }: { from: number; found: T[] }): void {
  const word = words[from];
  if (word === undefined) {
    found.push(...branch.here);
    return;
  }
  found.push(...(branch.next.get('>')?.here ?? []));
  for (const next of [branch.next.get(word), branch.next.get('*')]) if (next) collect(next, words, { from: from + 1, found });
}

// Inboxes come and go by the thousand: a branch that nobody sits on any more is cut off. Tells whether it has become bare.
function prune<T extends Listener>(branch: Branch<T>, listener: T, depth: number): boolean {
  const word = listener.words[depth];
  const next = word === undefined ? undefined : branch.next.get(word);
  if (word === undefined) branch.here.delete(listener);
  else if (next && prune(next, listener, depth + 1)) branch.next.delete(word);
  return branch.here.size === 0 && branch.next.size === 0;
}
