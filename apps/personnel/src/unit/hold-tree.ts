import type { EntityManager } from 'typeorm';

const TREE = `hashtext('personnel.tree')`;

/**
 * Keeps the tree of units as it is until the end of the transaction. A use case that writes the place of a unit into a new row asks for it before all
 * else: a unit that moved between reading the place and the commit would leave the row behind, in the scope of others.
 */
export const holdTree = (tx: Pick<EntityManager, 'query'>): Promise<unknown> => tx.query(`SELECT pg_advisory_xact_lock_shared(${TREE})`);

/** Waits until nobody holds the tree, and keeps it alone until the end of the transaction: it is about to change. */
export const changeTree = (tx: Pick<EntityManager, 'query'>): Promise<unknown> => tx.query(`SELECT pg_advisory_xact_lock(${TREE})`);
