import type { EntityManager } from 'typeorm';

/** Waits until the other inlet of the same service has written; held until the end of the transaction. Both write where the keeper of a record stands. */
export async function takeTurn(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.persons'))`);
}
