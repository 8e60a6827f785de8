import type { ServiceName } from '@noivu/contracts';
import { failpoint } from '@noivu/failpoint';
import type { Pool } from 'pg';
import { WorkLoop } from '../work-loop';
import { OutboxListener } from './outbox-listener';

/** What a relay needs. */
export interface RelayConfig {
  /** A pool of the service's relay role. */
  readonly pool: Pool;
  readonly service: ServiceName;
  /** Told how many events got their position, so that it can wake the consumers. */
  readonly onStamped?: (count: number) => void | Promise<void>;
  readonly onError?: (error: unknown) => void;
}

/** Events at a time. Each look goes through everything that waits, so that a whole province that is loaded at once wants few large ones. */
const batch = 5_000;
const tick = 1_000;
/** Whatever is announced meanwhile gets its position, and wakes the followers, at once. */
const apart = 25;

/** Gives announced events their positions. Every replica runs one; the database lets one at a time stamp. */
export class OutboxRelay {
  private readonly loop: WorkLoop;
  private readonly listener: OutboxListener;

  constructor(private readonly config: RelayConfig) {
    const { pool, service, onError = () => undefined } = config;
    this.loop = new WorkLoop({ work: () => this.turn(), tick, apart, onError });
    this.listener = new OutboxListener(pool, `${service}.outbox`, () => this.wake());
  }

  /** Begins to listen and to stamp. A database that is away is waited for, and told to `onError`. */
  start(): Promise<void> {
    return this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Ends after the stamping at hand; the pool stays with its owner. */
  async stop(): Promise<void> {
    await this.loop.stop();
    this.listener.close();
  }

  /** Stamps all that waits, and says how many. */
  async stamp(): Promise<number> {
    let total = 0;
    for (let stamped = batch; stamped === batch; total += stamped) {
      const { rows } = await this.config.pool.query<{ stamped: number }>({
        name: 'outbox.stamp',
        text: 'SELECT stamp_outbox($1) AS stamped',
        values: [batch],
      });
      stamped = rows[0]?.stamped ?? 0;
    }
    if (total > 0) failpoint('relay.after-stamping');
    if (total > 0) await this.config.onStamped?.(total);
    return total;
  }

  private async turn(): Promise<void> {
    await this.listener.open();
    await this.stamp();
  }
}
