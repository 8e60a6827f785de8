import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DescribeAttachment, GetAttachment, ReadAttachment, type AttachmentView } from '@noivu/contracts';
import { ServiceBus, type Asking, type Reply } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';
import { FileIntake } from './file-intake';
import { sendFile } from './sent-file';
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
    await sendFile({ request, response }, { ...file, sha256: file.sha256 ?? '' }, (offset) => this.piece(file, offset, asked.asking));
  }

  @Route('GET', 'attachments/:attachmentId/metadata', DescribeAttachment, { summary: 'Đọc thông tin của một tệp' })
  describe(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(DescribeAttachment, asked);
  }

  private async piece({ attachmentId }: AttachmentView, offset: number, asking: Asking): Promise<Buffer> {
    return Buffer.from((await this.bus.pass(ReadAttachment, { attachmentId, offset }, asking)).body as Uint8Array);
  }
}
