import { Slots, Turns } from './slots';

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};

describe('the places at a piece of work', () => {
  it('are never more than so many, and those in line follow in order', async () => {
    const slots = new Slots({ width: 2, waiting: 3 });
    const gates = [gate(), gate(), gate(), gate(), gate()];
    const begun: number[] = [];
    const done = gates.map(({ opened }, place) =>
      slots.run(async () => {
        begun.push(place);
        await opened;
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    for (const { open } of gates) open();
    await Promise.all(done);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(slots.isIdle).toBe(true);
  });

  it('send away whoever finds the line full, and stay open after a failure', async () => {
    const slots = new Slots({ width: 1, waiting: 0 });
    const { opened, open } = gate();
    const first = slots.run(() => opened);
    await expect(slots.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'too-many-requests', facts: { retryAfter: 2 } });
    open();
    await first;
    await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(slots.run(() => Promise.resolve('again'))).resolves.toBe('again');
  });
});

describe('turns by key', () => {
  it('keep one key in order and let another pass', async () => {
    const turns = new Turns(5);
    const { opened, open } = gate();
    const order: string[] = [];
    const held = turns.run('a', () => opened.then(() => void order.push('a1')));
    const second = turns.run('a', () => Promise.resolve(void order.push('a2')));
    await turns.run('b', () => Promise.resolve(void order.push('b')));
    open();
    await Promise.all([held, second]);
    expect(order).toEqual(['b', 'a1', 'a2']);
  });
});
