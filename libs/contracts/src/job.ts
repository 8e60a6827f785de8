import { contract } from './contract';
import { Free, Id, Instant, OneOf, Part, Text, Whole } from './field/fields';

/** Where a piece of long work stands; the last three are final. */
export const jobStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];
export const finalJobStates: readonly JobState[] = ['succeeded', 'failed', 'cancelled'];

/** Words for people, in both languages of the system. */
export class BothLanguages {
  @Text({ max: 1000 }) vi: string;
  @Text({ max: 1000 }) en: string;
}

/** How far a job has come in the phase at hand. `total` is 0 while it is not known yet. */
export class JobProgress {
  @Whole({ min: 0, max: 1_000_000_000 }) done: number;
  @Whole({ min: 0, max: 1_000_000_000 }) total: number;
  @Text({ max: 50 }) phase: string;
}

/** Why a job could not be done: a code of the catalogue of problems, its words, and the facts of this case. */
export class JobError {
  @Text({ max: 100 }) code: string;
  @Part(() => BothLanguages) message: BothLanguages;
  @Free({ optional: true }) facts?: object;
}

/** A piece of long work (công việc chạy nền). */
export class JobView {
  @Id() id: string;
  @Text({ max: 50 }) kind: string;
  @OneOf(jobStates) state: JobState;
  @Part(() => JobProgress) progress: JobProgress;
  @Free({ optional: true }) result?: object;
  @Part(() => JobError, { list: 100 }) errors: JobError[];
  @Instant() orderedAt: string;
  @Instant({ optional: true }) endedAt?: string;
}

export class JobRequest {
  @Id() jobId: string;
}

/** Reading how far work has come shows no person: it has no line of audit. */
export const GetJob = contract({
  subject: 'personnel.job.get',
  permission: 'personnel:job:read',
  scope: 'unit',
  request: JobRequest,
  reply: JobView,
  audit: 'none',
});

/** The same for whoever follows the work: the gateway asks it twice a second and sends on what is new. */
export const WatchJob = contract({
  subject: 'personnel.job.watch',
  permission: 'personnel:job:read',
  scope: 'unit',
  request: JobRequest,
  reply: JobView,
  audit: 'none',
});

/** Asks a job to stop after what it has at hand; what it has done stays. */
export const CancelJob = contract({
  subject: 'personnel.job.cancel',
  permission: 'personnel:import:manage',
  scope: 'unit',
  request: JobRequest,
  reply: JobView,
  changes: true,
  audit: 'job-cancelled',
});
