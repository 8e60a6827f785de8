/** Settings of PostgreSQL by name, as they would stand in postgresql.conf. */
export type ServerSettings = Readonly<Record<string, string>>;

/** Fit for a laptop: small in memory, safe on disk, and to be reached from this machine only. */
export const laptopSettings: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A refusal names the role that was refused.
  log_line_prefix: '%m [%p] %q%u@%d ',
};

/** For a cluster that nobody will miss: it is faster by not waiting for the disk. */
export const throwawaySettings: ServerSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
