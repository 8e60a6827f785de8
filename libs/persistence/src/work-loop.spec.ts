import { WorkLoop } from './work-loop';

/** A piece of work that ends when it is told to. */
const gate = () => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};
const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('work that is taken up when there may be some', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const onError = jest.fn();
  const loopOf = (work: () => Promise<unknown>) => new WorkLoop({ work, tick: 1_000, onError });

  it('begins at once, and looks again at every tick', async () => {
    const work = jest.fn(() => Promise.resolve());
    const loop = loopOf(work);
    await loop.start();
    expect(work).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(work).toHaveBeenCalledTimes(4);
    await loop.stop();
  });

  it('is never done twice at once, and once more after it was called meanwhile', async () => {
    const gates = [gate(), gate(), gate()];
    let begun = 0;
    const loop = loopOf(() => gates[begun++]?.opened ?? Promise.resolve());
    const started = loop.start();
    loop.wake();
    loop.wake();
    expect(begun).toBe(1);
    gates[0]?.open();
    await settled();
    expect(begun).toBe(2);
    gates[1]?.open();
    await started;
    expect(begun).toBe(2);
    await loop.stop();
  });

  it('is taken up once for all calls that come close together', async () => {
    const work = jest.fn(() => Promise.resolve());
    const loop = new WorkLoop({ work, tick: 10_000, apart: 50, onError });
    void loop.start();
    await settled();
    for (let calls = 0; calls < 3; calls += 1) loop.wake();
    await jest.advanceTimersByTimeAsync(49);
    expect(work).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(50);
    loop.wake();
    expect(work).toHaveBeenCalledTimes(3);
    await jest.advanceTimersByTimeAsync(50);
    await loop.stop();
  });

  it('is ended before stopping is', async () => {
    const held = gate();
    let done = false;
    const loop = loopOf(() => held.opened.then(() => void (done = true)));
    void loop.start();
    const stopped = loop.stop();
    loop.wake();
    held.open();
    await stopped;
    expect(done).toBe(true);
  });

  it('rests longer after each failure, however often it is called, and no longer once it succeeds', async () => {
    let turn = 0;
    const outcomes = [false, false, false, true, false];
    const work = jest.fn(() => (outcomes[turn++] === false ? Promise.reject(new Error('away')) : Promise.resolve()));
    const loop = new WorkLoop({ work, tick: 50, onError });
    await loop.start();
    const callsAfter = async (milliseconds: number) => {
      await jest.advanceTimersByTimeAsync(milliseconds);
      loop.wake();
      await settled();
      return work.mock.calls.length;
    };
    expect(await callsAfter(200)).toBe(1);
    expect(await callsAfter(100)).toBe(2);
    expect(await callsAfter(400)).toBe(2);
    expect(await callsAfter(150)).toBe(3);
    expect(await callsAfter(850)).toBe(3);
    expect(await callsAfter(100)).toBe(5);
    expect(await callsAfter(200)).toBe(5);
    expect(await callsAfter(100)).toBeGreaterThan(5);
    await loop.stop();
  });

  it('is not taken up before it began nor after it stopped', async () => {
    const work = jest.fn(() => Promise.resolve());
    const loop = loopOf(work);
    loop.wake();
    expect(work).not.toHaveBeenCalled();
    await loop.start();
    await loop.stop();
    loop.wake();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
