import { GetImport, GetJob, OrderImport, type ImportView, type JobView } from '@noivu/contracts';
import { aDecision } from '../builders';
import type { TestCaller } from '../test-caller';
import type { TestUnit } from '../test-units';
import { upload } from './upload';

const pause = () => new Promise((resolve) => setTimeout(resolve, 25));
const underway: readonly string[] = ['CHECKING', 'APPLYING', 'UNDOING'];

/** An import with the ETag under which it was read. */
export interface SeenImport {
  readonly view: ImportView;
  readonly etag: string;
}

export async function seen(caller: TestCaller, importId: string): Promise<SeenImport> {
  const reply = await caller.pass(GetImport, { importId });
  return { view: reply.parsed<ImportView>(), etag: reply.head.etag ?? '' };
}

/** The import once no job works on it. */
export async function settled(caller: TestCaller, importId: string): Promise<SeenImport> {
  for (;;) {
    const now = await seen(caller, importId);
    if (!underway.includes(now.view.state)) return now;
    await pause();
  }
}

/** The job once it is over. */
export async function ended(caller: TestCaller, id: string): Promise<JobView> {
  for (;;) {
    const job = await caller.ask(GetJob, { jobId: id });
    if (!['queued', 'running'].includes(job.state)) return job;
    await pause();
  }
}

/** Uploads a roster and has it checked. */
export async function checkedRoster(caller: TestCaller, issuer: TestUnit, bytes: Buffer): Promise<SeenImport> {
  const { attachmentId } = await upload(caller, 'danh-sach.xlsx', bytes, { kind: 'roster' });
  const { importId } = await caller.ask(OrderImport, { attachmentId, decision: aDecision(issuer, { subject: 'RECRUITMENT' }) });
  return settled(caller, importId);
}
