import { Injectable } from '@nestjs/common';
import { auditColumns, auditValues } from '@noivu/audit';
import type { AttachmentRequest, ReadAttachmentRequest } from '@noivu/contracts';
import { Reply, type MessageContext } from '@noivu/messaging';
import { Reads, scoped, scopedWithAudit } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { seenFile } from './attachment.table';
import { attachmentView, fileColumns, type FileRow } from './attachment-view';

const GET = scopedWithAudit({
  name: 'attachment-get',
  text: `SELECT row_to_json(f)::text FROM (SELECT ${fileColumns} FROM file WHERE file_id = $2 AND sealed_at IS NOT NULL AND ${seenFile('file')}) f`,
  audit: { table: 'audit_entry', values: auditColumns(3) },
});
const READ = scoped({
  name: 'attachment-read',
  text: `SELECT encode(c.bytes, 'base64') FROM file_chunk c JOIN file f USING (file_id) WHERE f.file_id = $2 AND c.place = $3 AND f.sealed_at IS NOT NULL AND ${seenFile('f')}`,
});

/** Reads of files within the scope, or through the decision that cites them. */
@Injectable()
export class AttachmentQuery {
  constructor(private readonly reads: Reads) {}

  /** What a file is; `action` is the word under which that stands in the trail. @throws DomainError not-found */
  async get({ attachmentId }: AttachmentRequest, message: MessageContext, action: string): Promise<Reply> {
    const values = [attachmentId, ...auditValues(message, { action, facts: { attachmentId } })];
    const found = await this.reads.one(GET, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    return Reply.json(attachmentView(JSON.parse(found) as FileRow));
  }

  /** The bytes of one piece. @throws DomainError not-found */
  async read({ attachmentId, offset }: ReadAttachmentRequest, message: MessageContext): Promise<Reply> {
    const found = await this.reads.one(READ, message.signedIn().scopeContext, [attachmentId, offset]);
    if (found === null) throw new DomainError('not-found');
    return new Reply(Buffer.from(found, 'base64'), { contentType: 'application/octet-stream' });
  }
}
