import { armFailpoint, failpoint, failpoints } from './failpoint';

const arm = (place: string, mode?: string) => armFailpoint({ NOIVU_FAILPOINT: place, ...(mode && { NODE_ENV: mode }) });

describe('a failpoint', () => {
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  beforeEach(() => kill.mockClear());
  afterAll(() => kill.mockRestore());

  it('does nothing where none is armed', () => {
    armFailpoint({});
    failpoints.forEach(failpoint);
    expect(kill).not.toHaveBeenCalled();
  });

  it('ends the process at its place, and at no other', () => {
    arm('inlet.before-commit');
    for (const place of failpoints) if (place !== 'inlet.before-commit') failpoint(place);
    expect(kill).not.toHaveBeenCalled();
    failpoint('inlet.before-commit');
    expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
  });

  it('lets the passes before the wanted one go by', () => {
    arm('key.taken:3');
    for (const times of [0, 0, 1]) {
      failpoint('key.taken');
      expect(kill).toHaveBeenCalledTimes(times);
    }
  });

  it('is refused in production', () => {
    expect(() => arm('key.taken', 'production')).toThrow('refused in production');
    expect(() => armFailpoint({ NODE_ENV: 'production' })).not.toThrow();
  });

  it.each(['', 'nowhere', 'key.taken:0', 'key.taken:x', 'key.taken 2'])('is refused under the name "%s"', (name) => {
    expect(() => arm(name)).toThrow('names no failpoint');
  });
});
