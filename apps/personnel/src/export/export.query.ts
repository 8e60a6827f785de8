import { Injectable } from '@nestjs/common';
import { auditValues } from '@noivu/audit';
import { FetchExport, GetExport, type ExportRequest, type ExportView, type ReadExportRequest } from '@noivu/contracts';
import { Reply, type MessageContext } from '@noivu/messaging';
import { Reads } from '@noivu/persistence';
import { DomainError } from '@noivu/problem';
import { fetchExport, getExport, readExport } from './export-view';

/** Reads of the caller's own exports. */
@Injectable()
export class ExportQuery {
  constructor(private readonly reads: Reads) {}

  /** @throws DomainError not-found */
  async get({ exportId }: ExportRequest, message: MessageContext): Promise<Reply> {
    const values = [exportId, ...auditValues(message, { action: GetExport.audit, facts: { exportId } })];
    const found = await this.reads.one(getExport, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    return new Reply(found);
  }

  /** Puts a download on record and tells what will be fetched. @throws DomainError not-found, export-not-ready, export-expired */
  async fetch({ exportId }: ExportRequest, message: MessageContext): Promise<Reply> {
    const values = [exportId, ...auditValues(message, { action: FetchExport.audit, facts: { exportId } })];
    const found = await this.reads.one(fetchExport, message.signedIn().scopeContext, values);
    if (found === null) throw new DomainError('not-found');
    const { state } = JSON.parse(found) as ExportView;
    if (state === 'EXPIRED') throw new DomainError('export-expired');
    if (state !== 'READY') throw new DomainError('export-not-ready', { state });
    return new Reply(found);
  }

  /** The bytes of one piece. @throws DomainError not-found */
  async piece({ exportId, offset }: ReadExportRequest, message: MessageContext): Promise<Reply> {
    const found = await this.reads.one(readExport, message.signedIn().scopeContext, [exportId, offset]);
    if (found === null) throw new DomainError('not-found');
    return new Reply(Buffer.from(found, 'base64'), { contentType: 'application/octet-stream' });
  }
}
