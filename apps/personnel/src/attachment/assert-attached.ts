import type { EntityManager } from 'typeorm';
import { DomainError } from '@noivu/problem';
import { seenFile } from './attachment.table';

const USABLE = `SELECT FROM file WHERE file_id = $1 AND kind = 'document' AND sealed_at IS NOT NULL AND ${seenFile('file')}`;

/** What a decision cites must be a document within the scope, uploaded to its end. @throws DomainError attachment-unknown */
export async function assertAttached(tx: EntityManager, attachmentId: string): Promise<void> {
  const found = await tx.query<object[]>(USABLE, [attachmentId]);
  if (found.length === 0) throw new DomainError('attachment-unknown', { attachmentId });
}
