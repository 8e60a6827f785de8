import { chownSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { prepareDataFolder } from '../../../deploy/local/postgres/data-folder';
import { launchPostmaster } from '../../../deploy/local/postgres/launch';
import { readPassword } from '../../../deploy/local/postgres/password';
import { stopPostmasterOf } from '../../../deploy/local/postgres/postmaster';
import { readPostmasterFile } from '../../../deploy/local/postgres/postmaster-file';
import { serverUser, type ServerUser } from '../../../deploy/local/postgres/server-user';
import { isRunning, processesIn } from '../../../deploy/local/run/process-identity';
import { ask } from './behind-the-scenes';
import type { MachinePostgres } from './machine-postgres';

/** A cluster of the machine's PostgreSQL that archives its log, in a folder of the test's own and on a port of the kernel's. */
export class ArchivingCluster {
  private constructor(
    readonly dataDir: string,
    readonly adminUrl: string,
  ) {}

  /** Starts it; where there are no data yet, makes them. The password stands beside the first data. */
  static async start(
    programs: MachinePostgres,
    { dataDir, passwordOf, archiveCommand }: { dataDir: string; passwordOf: string; archiveCommand: string },
  ): Promise<ArchivingCluster> {
    const user = serverUser(dataDir);
    if (!existsSync(dataDir)) await prepareDataFolder(dataDir, programs, user);
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
      shared_buffers: '64MB',
      wal_level: 'replica',
      max_wal_senders: '4',
      archive_mode: 'on',
      archive_command: archiveCommand,
      timezone: 'UTC',
    };
    const { port } = await launchPostmaster({ dataDir, binaries: programs, user, settings });
    return new ArchivingCluster(
      dataDir,
      `postgresql://postgres:${encodeURIComponent(readPassword(passwordOf))}@127.0.0.1:${port}/postgres`,
    );
  }

  /** Waits until the cluster takes writes: what was recovered is then open. */
  async recovered(): Promise<void> {
    while ((await ask<{ recovers: boolean }>(this.adminUrl, 'SELECT pg_is_in_recovery() AS recovers'))[0]?.recovers) await wait(50);
  }

  /** Ends the present file of the log and waits until it is in the archive. @returns its name */
  async archive(): Promise<string> {
    const [row] = await ask<{ file: string }>(this.adminUrl, 'SELECT pg_walfile_name(pg_switch_wal()) AS file');
    const file = row?.file ?? '';
    for (;;) {
      const [archived] = await ask<{ last: string | null }>(this.adminUrl, 'SELECT last_archived_wal AS last FROM pg_stat_archiver');
      if ((archived?.last ?? '').slice(0, 24) >= file) return file;
      await wait(50);
    }
  }

  /** Kills every process of the cluster at once, and deletes its data. */
  async destroy(): Promise<void> {
    const pid = readPostmasterFile(this.dataDir)?.pid ?? 0;
    const processes = [pid, ...processesIn(this.dataDir)];
    for (const each of processes) if (isRunning(each)) process.kill(each, 'SIGKILL');
    while (processes.some(isRunning)) await wait(10);
    rmSync(this.dataDir, { recursive: true });
  }

  stop(): Promise<void> {
    return stopPostmasterOf(this.dataDir);
  }
}

/** A folder that belongs to the server. */
export function serversFolder(folder: string, name: string, user: ServerUser | undefined): string {
  const made = join(folder, name);
  mkdirSync(made, { mode: 0o700 });
  if (user) chownSync(made, user.uid, user.gid);
  return made;
}
