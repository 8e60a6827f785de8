import type { Pool, PoolClient } from 'pg';

/** A connection that hears the notices of one channel; a notice reaches only a session that listens. */
export class OutboxListener {
  private client: PoolClient | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly channel: string,
    private readonly onNotice: () => void,
  ) {}

  /** Listens, unless it already does. A connection that broke is replaced by the next call. */
  async open(): Promise<void> {
    if (this.client) return;
    const client = await this.pool.connect();
    this.client = client;
    client.on('notification', this.onNotice);
    client.once('error', () => this.close());
    try {
      await client.query(`LISTEN "${this.channel}"`);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Ends the connection: a session that listens must not go back to the pool. */
  close(): void {
    const client = this.client;
    this.client = undefined;
    client?.release(true);
  }
}
