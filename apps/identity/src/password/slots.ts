import { DomainError } from '@noivu/problem';

/** How many may work at once, and how many may wait. */
export interface Places {
  readonly width: number;
  readonly waiting: number;
}

/** Lets so many work at once and so many wait, in the order they came; whoever finds the queue full is sent away at once. */
export class Slots {
  private working = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly places: Places) {}

  /** @throws DomainError too-many-requests */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.enter();
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.working -= 1;
    }
  }

  get isIdle(): boolean {
    return this.working === 0;
  }

  // Whoever leaves hands the place to the first in the queue: nobody can slip in between.
  private enter(): Promise<void> {
    if (this.working < this.places.width) {
      this.working += 1;
      return Promise.resolve();
    }
    if (this.queue.length >= this.places.waiting) throw new DomainError('too-many-requests', { retryAfter: 2 });
    return new Promise((resolve) => this.queue.push(resolve));
  }
}

/** One at a time for each key: nobody can try a user name in parallel faster than the tries are counted. */
export class Turns {
  private readonly byKey = new Map<string, Slots>();

  constructor(private readonly waiting: number) {}

  /** @throws DomainError too-many-requests */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const slots = this.byKey.get(key) ?? new Slots({ width: 1, waiting: this.waiting });
    this.byKey.set(key, slots);
    try {
      return await slots.run(work);
    } finally {
      if (slots.isIdle) this.byKey.delete(key);
    }
  }
}
