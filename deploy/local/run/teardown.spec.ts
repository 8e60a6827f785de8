import { Teardown } from './teardown';

describe('taking down what was started', () => {
  it('goes backwards, one after the other, and past a step that fails', async () => {
    const done: string[] = [];
    const fault = new Error('the broker hangs');
    const teardown = new Teardown();
    teardown.add(() => void done.push('postgres'));
    teardown.add(() => Promise.reject(fault));
    teardown.add(async () => {
      await Promise.resolve();
      done.push('apps');
    });
    expect(await teardown.run()).toEqual([fault]);
    expect(done).toEqual(['apps', 'postgres']);
  });

  it('does nothing twice', async () => {
    let times = 0;
    const teardown = new Teardown();
    teardown.add(() => void (times += 1));
    await teardown.run();
    await teardown.run();
    expect(times).toBe(1);
  });
});
