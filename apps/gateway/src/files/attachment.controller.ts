import { Readable } from 'node:stream';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DescribeAttachment, GetAttachment, pieceBytes, ReadAttachment, type AttachmentView } from '@noivu/contracts';
import { ServiceBus, type Asking, type Reply } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { Ask, traceOf, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';
import { FileIntake } from './file-intake';
import type { UploadRequest } from './upload-parser';
import { UploadRoute } from './upload-route.decorator';

const declaredType = (request: UploadRequest): string | undefined => request.headers['content-type']?.split(';')[0]?.trim();
const saidLength = (request: UploadRequest): number | undefined => Number(request.headers['content-length']) || undefined;

/** Scanned documents and rosters (tệp đính kèm). */
@ApiTags('attachments')
@Controller()
export class AttachmentController {
  constructor(
    private readonly edge: Edge,
    private readonly bus: ServiceBus,
    private readonly intake: FileIntake,
  ) {}

  @UploadRoute('attachments', 'Tải tệp lên: nội dung tệp là thân yêu cầu')
  async upload(@Ask() asked: Asked, @Req() request: UploadRequest): Promise<Reply> {
    const { upload } = request;
    if (!upload) throw new DomainError('media-type-unsupported');
    const contentType = declaredType(request);
    const fields = { ...asked.fields, ...(contentType && { contentType }) };
    return this.intake.take({ bytes: upload, said: saidLength(request) }, { ...asked, fields });
  }

  @Route('GET', 'attachments/:attachmentId', GetAttachment, { summary: 'Tải tệp về', produces: 'application/octet-stream' })
  async download(@Ask() asked: Asked, @Req() request: UploadRequest, @Res() response: FastifyReply): Promise<void> {
    const file = (await this.edge.pass(GetAttachment, asked)).parsed<AttachmentView>();
    const first = await this.piece(file, 0, asked.asking);
    // The file is somebody's: it is saved, never shown in the site that it comes from, whatever it says it is.
    await response
      .header('traceparent', traceOf(request))
      .header('cache-control', 'no-store')
      .header('content-type', file.contentType)
      .header('content-length', file.size)
      .header('content-disposition', `attachment; filename="${file.slug}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('etag', `"${file.sha256}"`)
      .send(Readable.from(this.bytesOf(file, first, asked.asking)));
  }

  @Route('GET', 'attachments/:attachmentId/metadata', DescribeAttachment, { summary: 'Đọc thông tin của một tệp' })
  describe(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(DescribeAttachment, asked);
  }

  private async *bytesOf(file: AttachmentView, first: Buffer, asking: Asking): AsyncGenerator<Buffer> {
    yield first;
    for (let offset = pieceBytes; offset < file.size; offset += pieceBytes) yield await this.piece(file, offset, asking);
  }

  private async piece({ attachmentId }: AttachmentView, offset: number, asking: Asking): Promise<Buffer> {
    return Buffer.from((await this.bus.pass(ReadAttachment, { attachmentId, offset }, asking)).body as Uint8Array);
  }
}
