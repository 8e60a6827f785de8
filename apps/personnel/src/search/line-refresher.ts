import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { dayInProvince, type Clock, type Day } from '@noivu/calendar';
import { database, dutyOf, roleUrl, waitedInVain } from '@noivu/persistence';
import { faultName } from '@noivu/problem';
import { CLOCK, SETTINGS, type Settings } from '@noivu/service';
import { liveRowsOf } from '../record/record-store';
import { refreshLines } from './line-store';
import { lineOf } from './record-line.rule';

const EVERY_MS = 60_000;
const BATCH = 200;
// Rows that another replica has taken up are passed by.
const DUE = `SELECT record_id AS "recordId", version FROM record_line WHERE refresh_on <= $1 ORDER BY refresh_on LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;

/** Brings search lines up to date on the days on which a fact begins or ends without anybody changing the record. */
@Injectable()
export class LineRefresher implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('LineRefresher');
  private readonly db: DataSource;
  private opened: Promise<unknown> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(SETTINGS) { databaseUrl, passwords }: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const role = dutyOf('personnel', 'timer');
    const password = passwords[role];
    if (password === undefined) throw new Error(`No password was given for the database role ${role}.`);
    this.db = database({ service: 'personnel', url: roleUrl(databaseUrl, role, password), entities: [], poolSize: 1 });
  }

  // A microservice is told twice that it stands: once by init, once by listen.
  onApplicationBootstrap(): void {
    if (this.timer) return;
    this.timer = setInterval(() => void this.wake(), EVERY_MS).unref();
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    if (this.db.isInitialized) await this.db.destroy();
  }

  /** Refreshes every line that is due; the number of them. */
  async refresh(): Promise<number> {
    await (this.opened ??= this.db.initialize());
    const today = dayInProvince(this.clock.now());
    let total = 0;
    for (let done = BATCH; done === BATCH; total += done) done = await this.refreshBatch(today);
    return total;
  }

  private refreshBatch(today: Day): Promise<number> {
    return this.db.transaction(async (tx) => {
      const due = await tx.query<{ recordId: string; version: number }[]>(DUE, [today]);
      if (due.length === 0) return 0;
      const rows = await liveRowsOf(
        tx,
        due.map(({ recordId }) => recordId),
      );
      await refreshLines(
        tx,
        due.map((record) => ({ ...record, ...lineOf(rows.get(record.recordId) ?? [], today) })),
      );
      return due.length;
    });
  }

  private wake(): void {
    this.running = this.look();
  }

  private async look(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      this.log[waitedInVain(error) ? 'debug' : 'warn']({ refused: faultName(error) });
    }
  }
}
