import { Module } from '@nestjs/common';
import { AttachmentHandler } from './attachment.handler';
import { AttachmentQuery } from './attachment.query';
import { Uploads } from './uploads.service';

/** Scanned documents and rosters (tệp đính kèm): taken in by pieces, checked, handed out. */
@Module({ controllers: [AttachmentHandler], providers: [Uploads, AttachmentQuery] })
export class AttachmentModule {}
