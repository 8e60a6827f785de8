import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import { connections, dutyOf, roleUrl, waitedInVain } from '@noivu/persistence';
import { faultName } from '@noivu/problem';
import { SETTINGS, type Settings } from '@noivu/service';

const EVERY_MS = 60_000;
/** Pieces at once: 16 MiB. What another process deletes already is passed by. */
const DELETE = `DELETE FROM export_chunk WHERE (account_id, export_id, place) IN (
    SELECT c.account_id, c.export_id, c.place FROM export_chunk c JOIN record_export e USING (account_id, export_id)
    WHERE e.expires_at <= statement_timestamp() LIMIT 32)`;

/** Deletes the bytes of exports whose time is over; that there was an export, and what for, stays. */
@Injectable()
export class ExportExpiry implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('ExportExpiry');
  private readonly pool: Pool;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(@Inject(SETTINGS) { databaseUrl, passwords }: Settings) {
    const role = dutyOf('personnel', 'timer');
    this.pool = connections({ url: roleUrl(databaseUrl, role, passwords[role] ?? ''), name: 'personnel exports', size: 1 });
  }

  onApplicationBootstrap(): void {
    if (this.timer) return;
    this.timer = setInterval(() => this.wake(), EVERY_MS).unref();
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    await this.pool.end();
  }

  /** Deletes all that is over; the number of pieces. */
  async deleteExpired(): Promise<number> {
    for (let total = 0; ;) {
      const { rowCount } = await this.pool.query(DELETE);
      if (!rowCount) return total;
      total += rowCount;
    }
  }

  private wake(): void {
    this.running = this.deleteExpired().then(
      () => undefined,
      (error: unknown) => this.log[waitedInVain(error) ? 'debug' : 'warn']({ refused: faultName(error) }),
    );
  }
}
