import type { Pool } from 'pg';
import { asDomainError, WorkLoop } from '@noivu/persistence';

/** What a sealer needs. */
export interface SealerConfig {
  /** A pool of the service's sealer role. */
  readonly pool: Pool;
  /** Told, whenever nothing is left to seal, how long the chain is. */
  readonly onSealed?: (head: number) => void;
  readonly onError?: (error: unknown) => void;
}

const batch = 2_000;
const tick = 1_000;

/** Hangs new entries of the audit trail on the chain. Every replica runs one; the database lets one at a time append. */
export class AuditSealer {
  private readonly loop: WorkLoop;

  constructor(private readonly config: SealerConfig) {
    this.loop = new WorkLoop({ work: () => this.seal(), tick, onError: config.onError ?? (() => undefined) });
  }

  /** Begins. A database that is away is waited for, and told to `onError`. */
  start(): Promise<void> {
    return this.loop.start();
  }

  /** Ends after the batch at hand; the pool stays with its owner. */
  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Seals all that waits, and says how many entries. @throws DomainError service-unavailable */
  async seal(): Promise<number> {
    let [total, head] = [0, 0];
    for (let sealed = batch; sealed === batch; total += sealed) ({ sealed, head } = await this.append());
    this.config.onSealed?.(head);
    return total;
  }

  private async append(): Promise<{ sealed: number; head: number }> {
    try {
      const text = 'SELECT sealed, head FROM seal_audit($1)';
      const { rows } = await this.config.pool.query<{ sealed: number; head: string }>({ name: 'audit.seal', text, values: [batch] });
      return { sealed: rows[0]?.sealed ?? 0, head: Number(rows[0]?.head ?? 0) };
    } catch (error) {
      throw asDomainError(error);
    }
  }
}
