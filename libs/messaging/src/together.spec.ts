import { Together } from './together';

describe('what is done together', () => {
  it('is done in its order, and not before the caller is through', async () => {
    const together = new Together();
    const done: number[] = [];
    const both = [1, 2].map((one) => together.do(() => void done.push(one)));
    expect(done).toEqual([]);
    await Promise.all(both);
    expect(done).toEqual([1, 2]);
  });

  it('does not suffer from one that fails', async () => {
    const together = new Together();
    const broken = together.do(() => {
      throw new Error('broken');
    });
    const whole = together.do(() => undefined);
    await expect(broken).rejects.toThrow('broken');
    await expect(whole).resolves.toBeUndefined();
    await expect(together.do(() => undefined)).resolves.toBeUndefined();
  });
});
