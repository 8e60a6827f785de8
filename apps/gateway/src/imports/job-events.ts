import { finalJobStates, type JobView } from '@noivu/contracts';

const EVERY_MS = 500;
/** Between two signs of life: what stands between gateway and browser closes a line that is silent for long. */
const SILENT_TURNS = 30;

const isOver = ({ state }: JobView): boolean => finalJobStates.includes(state);

/** One event as server-sent events write it; the id is counted within one stream. */
const eventOf = (id: number, job: JobView): string =>
  `id: ${id}\nevent: ${isOver(job) ? 'end' : 'progress'}\ndata: ${JSON.stringify(job)}\n\n`;

/**
 * The course of a job as a stream of events: the job as it stands, then whenever it has changed, until it is over or nobody listens any more. A stream that
 * breaks is simply begun anew: its first event tells everything. Where the job can no longer be read the stream ends, and asking again tells why.
 */
export async function* jobEvents(first: JobView, next: () => Promise<JobView>, isClosed: () => boolean): AsyncGenerator<string> {
  let [told, id, silent] = [JSON.stringify(first), 1, 0];
  yield eventOf(id, first);
  for (let job = first; !isOver(job) && !isClosed();) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    if (isClosed()) return;
    job = await next();
    const now = JSON.stringify(job);
    silent = now === told ? silent + 1 : 0;
    if (now !== told) yield eventOf((id += 1), job);
    else if (silent % SILENT_TURNS === 0) yield ': \n\n';
    told = now;
  }
}
