export { jobFunctionRights, jobTable } from './job.table';
export { JobStopped, type JobKind, type Reached, type StopReason, type TakenJob } from './job-kind';
export { askToCancel, orderJob, type JobOrder } from './job-order';
export { JobRunner, type RunnerConfig } from './job-runner';
export { JobStore, type OpenJob } from './job-store';
export { getJob, jobError, jobJson, wordsOf } from './job-view';
export { JobWork, type OnReached, type WorkTools } from './job-work';
