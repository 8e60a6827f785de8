import { Inject, Injectable, Logger, Optional, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Trust } from '@noivu/access';
import { JobRunner, JobStore, type JobKind, type OnReached } from '@noivu/jobs';
import { connections, dutyOf, roleUrl } from '@noivu/persistence';
import { SETTINGS, type Settings } from '@noivu/service';

/** Told of every chunk of a job; given where somebody wants to be. */
export const ON_REACHED = Symbol('on reached');

/** Any session: that somebody has signed out since does not end what they ordered; that their account has lost its rights does. */
const noSession = '';

/** The runner of this service's jobs: logged in as the timer for the table of jobs, and as the service for the work itself. */
@Injectable()
export class PersonnelJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Jobs');
  private readonly pool: Pool;
  private readonly kinds: JobKind[] = [];
  private readonly runner: JobRunner;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(SETTINGS) { databaseUrl, passwords }: Settings,
    trust: Trust,
    @Optional() @Inject(ON_REACHED) onReached?: OnReached,
  ) {
    const role = dutyOf('personnel', 'timer');
    this.pool = connections({ url: roleUrl(databaseUrl, role, passwords[role] ?? ''), name: 'personnel jobs', size: 3 });
    this.runner = new JobRunner({
      store: new JobStore(this.pool, 'personnel'),
      dataSource,
      kinds: this.kinds,
      isRevoked: ({ accountId, rightsVersion }) => trust.denied.refuses({ accountId, rightsVersion, sessionId: noSession }),
      onError: (error) => this.log.error(traceOf(error)),
      ...(onReached && { onReached }),
    });
  }

  /** Names kinds of work that this service does; each module names its own while the service is put together. */
  does(...kinds: JobKind[]): void {
    this.kinds.push(...kinds);
  }

  onApplicationBootstrap(): void {
    this.runner.start();
  }

  /** Ends after the chunks at hand. */
  async onModuleDestroy(): Promise<void> {
    await this.runner.stop();
    await this.pool.end();
  }

  /** Says that a job was ordered. */
  wake(): void {
    this.runner.wake();
  }
}

/** A fault without its message, which can quote the values of a row. */
function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { fault: typeof error };
  const driver = 'driverError' in error ? (error.driverError as { code?: unknown }) : error;
  return { fault: error.name, ...('code' in driver && { code: driver.code }), stack: error.stack?.split('\n').slice(1, 8).join('\n') };
}
