import type { Clerk } from '../fleet/peopled';

/** What a clerk may order. */
export type Verb = 'create' | 'change' | 'propose' | 'send' | 'receive' | 'hand-on' | 'refuse' | 'cancel' | 'enrol' | 'award';

/** An answer's body, as it came. */
export type Told = Readonly<Record<string, unknown>>;

/** How a write ended for whoever sent it: done, refused for good, or let be without knowing. */
export type Outcome = { readonly done: Told } | { readonly refused: string } | 'unknown';

/** One write: sent under one key until it was answered, kept outside of everything that is being broken. */
export interface Write {
  readonly verb: Verb;
  readonly clerk: Clerk;
  readonly key: string;
  readonly path: string;
  readonly body: Told;
  readonly ifMatch?: number;
  /** A word that stands in what it writes and in nothing else: the number of its decision, the name of its course. */
  readonly mark: string;
  /** Where it is aimed at a transfer. */
  readonly transferId?: string;
  tries: number;
  outcome?: Outcome;
}

/** Everything that was sent, and what was answered. */
export class Journal {
  readonly writes: Write[] = [];

  /** Notes a write before it is sent. */
  begin(write: Omit<Write, 'tries'>): Write {
    const noted: Write = { ...write, tries: 0 };
    this.writes.push(noted);
    return noted;
  }

  get acknowledged(): readonly (Write & { outcome: { done: Told } })[] {
    return this.writes.filter(
      (write): write is Write & { outcome: { done: Told } } => typeof write.outcome === 'object' && 'done' in write.outcome,
    );
  }

  get refused(): readonly Write[] {
    return this.writes.filter(({ outcome }) => typeof outcome === 'object' && 'refused' in outcome);
  }

  get unanswered(): readonly Write[] {
    return this.writes.filter(({ outcome }) => outcome === undefined);
  }

  /** Sendings beyond the first of each write. */
  get repeats(): number {
    return this.writes.reduce((sum, { tries }) => sum + Math.max(0, tries - 1), 0);
  }
}
