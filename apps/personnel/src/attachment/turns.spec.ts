import { Turns } from './turns';

describe('turns', () => {
  it('let so many work at once, and everybody in the end, whatever becomes of the others', async () => {
    const turns = new Turns(2);
    let [now, most] = [0, 0];
    const work = (place: number) =>
      turns.take(async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        if (place === 3) throw new RangeError('one of them fails');
        return place;
      });
    const ended = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work));
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect([now, most]).toEqual([0, 2]);
    await expect(work(6)).resolves.toBe(6);
  });
});
