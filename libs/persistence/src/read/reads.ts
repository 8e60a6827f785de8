import { DomainError } from '@noivu/problem';
import type { Pool, PoolClient, QueryArrayConfig } from 'pg';
import { connections, type ConnectionsConfig } from '../connection/connections';
import { asDomainError } from '../connection/database-fault';
import { LockGate } from '../connection/lock-gate';
import type { ScopedStatement } from './scoped-statement';

type Answer = [context: string, reply: string | null];

/** The read side of a service: named prepared statements, each with its context, each in one round trip. */
export class Reads {
  private readonly gate = new LockGate();

  constructor(private readonly pool: Pool) {}

  /**
   * Asks under a scope context, and gives the text that PostgreSQL built, or null where the scope holds no such row. The parameters are those from $2 on.
   * Throws `service-unavailable` where the database cannot answer now.
   */
  async one({ name, text }: ScopedStatement, context: string, parameters: readonly unknown[] = []): Promise<string | null> {
    const since = performance.now();
    try {
      const client = await this.pool.connect();
      return await this.ask(client, since, { name, text, values: [context, ...parameters], rowMode: 'array' });
    } catch (error) {
      throw asDomainError(this.gate.learn(error));
    }
  }

  // A read waits for no row, only for a whole table, and its line of audit for the trail: those in line behind it would wait for the same.
  private async ask(client: PoolClient, since: number, query: QueryArrayConfig): Promise<string | null> {
    let fault: Error | undefined;
    try {
      this.gate.pass(since);
      const { rows } = await client.query<Answer>(query);
      return rows[0]?.[1] ?? null;
    } catch (error) {
      fault = error instanceof DomainError ? undefined : (error as Error);
      throw error;
    } finally {
      client.release(fault);
    }
  }

  /** Ends the pool once every running read has answered. */
  close(): Promise<void> {
    return this.pool.end();
  }
}

/** Opens the read side of a service: one for single items, and one with `customPlans` for lists and searches. */
export const reads = (config: ConnectionsConfig): Reads => new Reads(connections(config));
