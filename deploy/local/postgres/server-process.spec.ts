import { causeIn, isDiskFull } from './server-process';

describe('why a server ended, by its log', () => {
  it.each([
    [
      'the last fatal line',
      '2026-11-22 01:31:43.214 UTC [18511] LOG:  starting\n2026-11-22 01:31:43.300 UTC [18511] FATAL:  no pg_wal\n',
      'FATAL:  no pg_wal',
    ],
    [
      'the error of initdb',
      'creating directory ... \ninitdb: error: could not create "x"\ninitdb: removing\n',
      'error: could not create "x"',
    ],
    ['its last words, whatever they are', 'one\nkilled\n\n', 'killed'],
    ['nothing', '', 'it said nothing'],
  ])('%s', (_what, log, cause) => expect(causeIn(log)).toBe(cause));

  it('a full disk, whoever met it first', () => {
    expect(isDiskFull('FATAL:  could not write lock file "postmaster.pid": No space left on device')).toBe(true);
    expect(isDiskFull('FATAL:  out of memory')).toBe(false);
  });
});
