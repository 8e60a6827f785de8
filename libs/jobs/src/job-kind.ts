import type { JobProgress } from '@noivu/contracts';
import type { JobWork } from './job-work';

/** A job that this process has taken up. */
export interface TakenJob {
  readonly jobId: string;
  readonly kind: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly rightsVersion: number;
  readonly unitId: string;
  readonly traceId: string;
  readonly input: object;
  /** What the last chunk left, where the job was begun before. */
  readonly checkpoint: unknown;
  /** Names this turn of the job: whoever takes it up after us has another. */
  readonly lease: string;
}

/** A kind of long work. */
export interface JobKind {
  readonly kind: string;
  /**
   * Does the work, chunk by chunk, from its checkpoint on, and gives the result. Every chunk may be repeated after a crash that came between its commit and
   * its checkpoint; so a chunk must find out by itself what is done already.
   */
  run(work: JobWork): Promise<object>;
}

/** Why a job is let go before its end. */
export type StopReason = 'cancelled' | 'authority' | 'lost' | 'stopping';

/** Thrown through the work of a kind; the runner alone catches it. */
export class JobStopped extends Error {
  constructor(readonly reason: StopReason) {
    super(`The job is let go: ${reason}`);
    this.name = 'JobStopped';
  }
}

/** How far a chunk has brought a job, and what the next one has to know. */
export interface Reached extends JobProgress {
  readonly checkpoint?: unknown;
}
