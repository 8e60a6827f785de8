import { randomUUID } from 'node:crypto';
import { waitedInVain } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { JobStopped, type JobKind, type StopReason } from './job-kind';
import type { Claimed, JobStore } from './job-store';
import { jobError } from './job-view';
import { JobWork, type WorkTools } from './job-work';

/** What a runner is made of. */
export interface RunnerConfig extends WorkTools {
  readonly store: JobStore;
  readonly kinds: readonly JobKind[];
  /** Jobs at once in this process; 2 unless said. */
  readonly atOnce?: number;
  /** Milliseconds between looks without a call; 1,000 unless said. */
  readonly tick?: number;
  /** Told of faults, never of refusals. */
  readonly onError: (error: unknown) => void;
}

/** Turns without a chunk in between, after which a job is given up: what ends the process itself would otherwise end it for ever. */
const TURNS = 4;
const REST_SECONDS = 2;
const authorityEnded = [jobError('job-authority-ended')];

/**
 * Works on the jobs of a service, one runner in each of its processes. Whoever takes a job up holds it by a lease of thirty seconds, renewed while the
 * work goes on; when a process dies, any other takes its jobs up where their last chunk ended.
 */
export class JobRunner {
  private readonly working = new Map<JobWork, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private called = false;

  constructor(private readonly config: RunnerConfig) {}

  start(): void {
    this.timer ??= setInterval(() => this.wake(), this.config.tick ?? 1_000).unref();
    this.wake();
  }

  /** Says that there may be work. */
  wake(): void {
    if (!this.timer) return;
    this.called = true;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
  }

  /** Ends after the chunks at hand; the jobs go on in another process at once. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.looking;
    for (const work of this.working.keys()) work.stop('stopping');
    await Promise.all(this.working.values());
  }

  private async look(): Promise<void> {
    while (this.called && this.timer) {
      this.called = false;
      try {
        await this.endWhatMustNotGoOn();
        await this.takeUp();
      } catch (error) {
        if (!(error instanceof DomainError) && !waitedInVain(error)) this.config.onError(error);
      }
    }
  }

  private async endWhatMustNotGoOn(): Promise<void> {
    const { store, isRevoked } = this.config;
    await store.endOverdue(authorityEnded);
    const open = await store.open();
    if (open.length === 0) return;
    await store.revoke(
      open.filter((job) => isRevoked(job)).map(({ jobId }) => jobId),
      authorityEnded,
    );
    await store.vouch();
  }

  private async takeUp(): Promise<void> {
    const { store, kinds, atOnce = 2 } = this.config;
    while (this.timer && this.working.size < atOnce) {
      const claimed = await store.claim(
        randomUUID(),
        kinds.map(({ kind }) => kind),
      );
      if (!claimed) return;
      this.begin(claimed);
    }
  }

  private begin(claimed: Claimed): void {
    const work = new JobWork(claimed.job, this.config);
    const done = this.turn(claimed, work)
      .catch((error: unknown) => this.config.onError(error))
      .finally(() => {
        work.close();
        this.working.delete(work);
        this.wake();
      });
    this.working.set(work, done);
  }

  private async turn({ job, attempts, unvouched }: Claimed, work: JobWork): Promise<void> {
    const { store, kinds } = this.config;
    if (unvouched) return store.end(job, { state: 'failed', errors: authorityEnded });
    if (attempts > TURNS) return store.end(job, { state: 'failed', errors: [jobError('job-failed')] });
    try {
      const result = await kinds.find(({ kind }) => kind === job.kind)?.run(work);
      await store.end(job, { state: 'succeeded', result: result ?? {} });
    } catch (error) {
      await this.broken(work, error);
    }
  }

  private async broken({ job }: JobWork, error: unknown): Promise<void> {
    const { store } = this.config;
    if (error instanceof JobStopped) return this.letGo(job, error.reason);
    if (!(error instanceof DomainError)) {
      this.config.onError(error);
      return store.release(job, { seconds: REST_SECONDS });
    }
    if (error.code === 'service-unavailable') return store.release(job, { seconds: REST_SECONDS, forgiven: true });
    return store.end(job, { state: 'failed', errors: [jobError(error.code, error.facts)] });
  }

  private letGo(job: Claimed['job'], reason: StopReason): Promise<void> {
    const { store } = this.config;
    switch (reason) {
      case 'cancelled':
        return store.end(job, { state: 'cancelled' });
      case 'authority':
        return store.end(job, { state: 'failed', errors: authorityEnded });
      case 'stopping':
        return store.release(job, { forgiven: true });
      case 'lost':
        return Promise.resolve();
    }
  }
}
