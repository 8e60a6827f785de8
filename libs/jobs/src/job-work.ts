import type { DataSource, EntityManager } from 'typeorm';
import { failpoint } from '@noivu/failpoint';
import { inScope, type WriteTerms } from '@noivu/persistence';
import { JobStopped, type Reached, type StopReason, type TakenJob } from './job-kind';
import type { JobStore } from './job-store';

/** Told of every chunk after its checkpoint stands; a rejection ends the turn as a fault of the job would. */
export type OnReached = (job: TakenJob, reached: Reached) => Promise<void> | void;

/** What a job is worked on with. */
export interface WorkTools {
  readonly store: JobStore;
  /** The service's own connections: chunks run as the service, under the scope of the job. */
  readonly dataSource: DataSource;
  /** Whether the account that ordered a job has lost its rights. @throws DomainError service-unavailable while nobody knows */
  readonly isRevoked: (job: Pick<TakenJob, 'accountId' | 'rightsVersion'>) => boolean;
  readonly onReached?: OnReached;
}

const CONTEXT_MS = 5 * 60_000;
const HOLD_MS = 10_000;

/** One turn of a job: its chunks run in here, each under the scope that the job was ordered with, as long as the turn is ours. */
export class JobWork {
  private readonly stopping = new AbortController();
  private readonly renewal: NodeJS.Timeout;
  private stopped: StopReason | undefined;
  private context: { readonly text: string; readonly until: number } | undefined;
  private heldAt = performance.now();

  constructor(
    readonly job: TakenJob,
    private readonly tools: WorkTools,
  ) {
    // A renewal that fails is tried again; one that comes too late finds the lease gone.
    this.renewal = setInterval(() => void this.hold().catch(() => undefined), HOLD_MS).unref();
  }

  /** Aborted once the turn is over before its work is: for what cannot be divided into chunks. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /**
   * Runs one chunk in a transaction of its own, under the scope of the job.
   * @throws JobStopped where the turn is over; DomainError whatever the chunk refuses with
   */
  async chunk<Result>(work: (tx: EntityManager) => Promise<Result>, terms: Pick<WriteTerms, 'isolation'> = {}): Promise<Result> {
    if (performance.now() - this.heldAt > 1.5 * HOLD_MS) await this.hold();
    const result = await inScope(this.tools.dataSource, await this.contextNow(), work, terms);
    failpoint('job.after-chunk');
    return result;
  }

  /** Puts on record how far the job has come. @throws JobStopped where it is to go no further */
  async reached(reached: Reached): Promise<void> {
    this.settle(await this.tools.store.reach(this.job, reached));
    failpoint('job.after-checkpoint');
    await this.tools.onReached?.(this.job, reached);
    this.assertGoing();
  }

  /** Ends the turn: the chunk at hand is finished, the next one does not begin. */
  stop(reason: StopReason): void {
    this.stopped ??= reason;
    this.stopping.abort();
  }

  /** @throws JobStopped */
  assertGoing(): void {
    if (this.stopped) throw new JobStopped(this.stopped);
  }

  /** To be called once the turn is over. */
  close(): void {
    clearInterval(this.renewal);
  }

  private async hold(): Promise<void> {
    this.settle(await this.tools.store.hold(this.job));
  }

  private settle(hold: Awaited<ReturnType<JobStore['hold']>>): void {
    if (hold === 'held') this.heldAt = performance.now();
    else this.stop(hold);
  }

  private async contextNow(): Promise<string> {
    this.assertGoing();
    if (this.tools.isRevoked(this.job)) this.stop('authority');
    this.assertGoing();
    if (this.context && this.context.until > performance.now()) return this.context.text;
    const text = await this.tools.store.contextOf(this.job);
    if (text === null) this.stop('authority');
    this.assertGoing();
    this.context = { text: text ?? '', until: performance.now() + CONTEXT_MS };
    return this.context.text;
  }
}
