import type { EntityManager } from 'typeorm';
import { DomainError } from '@noivu/problem';

const OPEN = `SELECT transfer_id AS "transferId" FROM transfer WHERE record_id = $1 AND state IN ('PROPOSED', 'SENT') AND ended_at IS NULL`;

/**
 * While a record is on its way the post is changed by the transfer alone, and no second transfer begins. To be asked with the record held.
 * @throws DomainError transfer-open
 */
export async function assertPostFree(tx: Pick<EntityManager, 'query'>, recordId: string): Promise<void> {
  const [open] = await tx.query<{ transferId: string }[]>(OPEN, [recordId]);
  if (open) throw new DomainError('transfer-open', { transferId: open.transferId });
}
