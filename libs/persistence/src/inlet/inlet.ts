import type { ServiceName } from '@noivu/contracts';
import { failpoint } from '@noivu/failpoint';
import type { DataSource, EntityManager } from 'typeorm';
import type { EventsAfter, StampedEvent } from '../outbox/fetch-events';
import { WorkLoop } from '../work-loop';

/** One producer whose events a service takes in. */
export interface InletConfig {
  /** A data source of the service's inlet role. */
  readonly dataSource: DataSource;
  readonly producer: ServiceName;
  /** Asks the producer for what comes after a position; it runs outside any transaction. */
  readonly fetch: (after: EventsAfter) => Promise<readonly StampedEvent[]>;
  /** Puts the effects of events into the transaction that also moves the position; it keeps the higher version of each thing. */
  readonly apply: (tx: EntityManager, events: readonly StampedEvent[]) => Promise<void>;
  /** Events in one transaction at most; 200 unless said. */
  readonly limit?: number;
  readonly onError?: (error: unknown) => void;
}

/** Events that follow each other. */
interface EventPage {
  readonly after: number;
  readonly events: readonly StampedEvent[];
  readonly last: number;
}

const tick = 1_000;
/** Each turn costs some ten statements in two services, however many events it takes in. */
const apart = 50;

/** Takes in the events of one producer: effect and position are committed together, so nothing is lost and nothing happens twice. */
export class Inlet {
  private readonly loop: WorkLoop;
  private pulling: Promise<number> | undefined;
  private stopping = false;

  constructor(private readonly config: InletConfig) {
    const { onError = () => undefined } = config;
    this.loop = new WorkLoop({ work: () => this.pull(), tick, apart, onError });
  }

  /** Begins to pull: at every wake, and every second in case one was lost. */
  start(): void {
    this.stopping = false;
    void this.loop.start();
  }

  /** Says that the producer may have more. */
  wake(): void {
    this.loop.wake();
  }

  /** Ends after the page at hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.loop.stop();
    await this.pulling?.catch(() => undefined);
  }

  /** Pulls until the producer has no more, and says how many events were taken in. Two calls at once are one. */
  pull(): Promise<number> {
    this.pulling ??= this.drain().finally(() => (this.pulling = undefined));
    return this.pulling;
  }

  /**
   * Takes in all that the producer has stamped before this call, and says how many that were. A pull that is under way may have asked before;
   * its end is waited for, and only then it is asked again.
   */
  async catchUp(): Promise<number> {
    await this.pulling?.catch(() => undefined);
    return this.pull();
  }

  private async drain(): Promise<number> {
    let taken = 0;
    let page = await this.pageAfter(await this.position());
    while (!this.stopping && page.events.length > 0) {
      failpoint('inlet.after-fetching');
      // The producer looks for what comes next while this is taken in; where it is not to be, nobody looks at that, nor at why it could not be had.
      const next = this.pageAfter(page.last);
      next.catch(() => undefined);
      const outcome = await this.takeIn(page);
      if (outcome === 'taken') failpoint('inlet.after-commit');
      if (outcome === 'busy') break;
      if (outcome === 'taken') taken += page.events.length;
      page = outcome === 'taken' ? await next : await this.pageAfter(await this.position());
    }
    return taken;
  }

  private async pageAfter(after: number): Promise<EventPage> {
    const { fetch, limit = 200 } = this.config;
    const events = await fetch({ after, limit });
    return { after, events, last: lastInOrder(after, events) };
  }

  private async position(): Promise<number> {
    const { dataSource, producer } = this.config;
    const rows = await dataSource.query<{ position: string }[]>('SELECT position FROM inlet_cursor WHERE producer = $1', [producer]);
    if (rows[0]) return Number(rows[0].position);
    await dataSource.query('INSERT INTO inlet_cursor (producer, position) VALUES ($1, 0) ON CONFLICT DO NOTHING', [producer]);
    return 0;
  }

  /** Another replica may be at the same page, or ahead of it: then this page is let go. */
  private takeIn({ after, events, last }: EventPage): Promise<'taken' | 'busy' | 'overtaken'> {
    const { dataSource, producer, apply } = this.config;
    return dataSource.transaction(async (tx) => {
      const rows = await tx.query<{ position: string }[]>('SELECT position FROM inlet_cursor WHERE producer = $1 FOR UPDATE SKIP LOCKED', [
        producer,
      ]);
      if (!rows[0]) return 'busy';
      if (Number(rows[0].position) !== after) return 'overtaken';
      await apply(tx, events);
      await tx.query('UPDATE inlet_cursor SET position = $2, moved_at = now() WHERE producer = $1', [producer, last]);
      failpoint('inlet.before-commit');
      return 'taken';
    });
  }
}

/** The position of the last event. Throws if the producer sent them out of order: moving on would lose some. */
function lastInOrder(after: number, events: readonly StampedEvent[]): number {
  return events.reduce((before, { position }) => {
    if (position <= before) throw new Error(`Event position ${position} came after ${before}`);
    return position;
  }, after);
}
