import type { Pool } from 'pg';
import { connections, type ConnectionsConfig } from '../connection/connections';
import { asDomainError } from '../connection/database-fault';
import type { ScopedStatement } from './scoped-statement';

type Answer = [context: string, reply: string | null];

/** The read side of a service: named prepared statements, each with its context, each in one round trip. */
export class Reads {
  constructor(private readonly pool: Pool) {}

  /**
   * Asks under a scope context, and gives the text that PostgreSQL built, or null where the scope holds no such row. The parameters are those from $2 on.
   * Throws `service-unavailable` where the database cannot answer now.
   */
  async one({ name, text }: ScopedStatement, context: string, parameters: readonly unknown[] = []): Promise<string | null> {
    try {
      const { rows } = await this.pool.query<Answer>({ name, text, values: [context, ...parameters], rowMode: 'array' });
      return rows[0]?.[1] ?? null;
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /** Ends the pool once every running read has answered. */
  close(): Promise<void> {
    return this.pool.end();
  }
}

/** Opens the read side of a service: one for single items, and one with `customPlans` for lists and searches. */
export const reads = (config: ConnectionsConfig): Reads => new Reads(connections(config));
