const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:\d{2})?)$/;

/**
 * What PostgreSQL is told to bring a base forward, as lines of postgresql.auto.conf.
 * @param fetching the program that fetches a file of the log, by words @param until a moment, ISO with its zone; undefined: to the end of the archive
 * @throws Error for words that a shell would take apart, and for what is no moment
 */
export function recoverySettings(fetching: readonly string[], until: string | undefined): string {
  const strange = fetching.find((word) => !/^[\w./:=-]+$/.test(word));
  if (strange !== undefined)
    throw new Error(`PostgreSQL's shell would not read ${strange} as one word: use paths without blanks and special characters.`);
  if (until !== undefined && !moment.test(until)) throw new Error('--until is a moment with its zone, as 2026-03-31T17:00:00+07:00.');
  return [
    '',
    `restore_command = '${fetching.join(' ')} %f "%p"'`,
    `recovery_target_timeline = 'latest'`,
    `recovery_target_action = 'promote'`,
    // PostgreSQL knows no names of zones, Z among them, when it reads this.
    ...(until === undefined ? [] : [`recovery_target_time = '${until.replace('Z', '+00')}'`]),
    '',
  ].join('\n');
}
