import type { JobView } from '@noivu/contracts';
import { jobEvents } from './job-events';

const job = (state: JobView['state'], done: number): JobView => ({
  id: 'j',
  kind: 'roster-check',
  state,
  progress: { done, total: 9, phase: 'read' },
  errors: [],
  orderedAt: '2026-11-20T02:00:00.000Z',
});

async function told(states: readonly JobView[], isClosed: () => boolean = () => false): Promise<string[]> {
  const [first, ...rest] = states;
  const events: string[] = [];
  for await (const event of jobEvents(first as JobView, () => Promise.resolve(rest.shift() ?? job('failed', 0)), isClosed))
    events.push(event);
  return events;
}

describe('the events of a job', () => {
  it('tell how it stands, then every change, and end with it', async () => {
    const events = await told([job('queued', 0), job('running', 3), job('running', 3), job('succeeded', 9)]);
    expect(events.map((event) => event.split('\n').slice(0, 2))).toEqual([
      ['id: 1', 'event: progress'],
      ['id: 2', 'event: progress'],
      ['id: 3', 'event: end'],
    ]);
    expect(JSON.parse(events[2]?.split('\n')[2]?.slice('data: '.length) ?? '')).toEqual(job('succeeded', 9));
    expect(events.every((event) => event.endsWith('\n\n'))).toBe(true);
  });

  it('end at once where it is over already', async () => expect(await told([job('cancelled', 3)])).toHaveLength(1));

  it('end where nobody listens any more', async () => {
    let asked = 0;
    expect(await told([job('running', 1), job('running', 2), job('running', 3)], () => (asked += 1) > 2)).toHaveLength(2);
  });
});
