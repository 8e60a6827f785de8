import { recoverySettings } from './recovery-settings';

const fetching = ['/usr/bin/node', '/opt/noivu/main.js', 'fetch', '--archive', '/backup/wal'];

describe('the settings of a recovery', () => {
  it('name the program and nothing else of a shell', () => {
    expect(recoverySettings(fetching, undefined)).toBe(
      `\nrestore_command = '/usr/bin/node /opt/noivu/main.js fetch --archive /backup/wal %f "%p"'\nrecovery_target_timeline = 'latest'\nrecovery_target_action = 'promote'\n`,
    );
    for (const word of ['/my backup', "/a'b", '$(x)', '/a;b', ''])
      expect(() => recoverySettings([...fetching, word], undefined)).toThrow('one word');
  });

  it('take a moment with its zone, in signs that PostgreSQL reads before it knows any zone', () => {
    expect(recoverySettings(fetching, '2026-03-31T17:00:00+07:00')).toContain(`recovery_target_time = '2026-03-31T17:00:00+07:00'`);
    expect(recoverySettings(fetching, '2026-03-31 10:00:00.5Z')).toContain(`recovery_target_time = '2026-03-31 10:00:00.5+00'`);
    for (const word of ['now', '2026-03-31', '2026-03-31T10:00', `2026-03-31T10:00Z' x`])
      expect(() => recoverySettings(fetching, word)).toThrow('--until');
  });
});
