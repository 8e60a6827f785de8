import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  AttachmentRequest,
  BeginAttachment,
  BeginAttachmentRequest,
  DescribeAttachment,
  GetAttachment,
  PutAttachment,
  PutAttachmentRequest,
  ReadAttachment,
  ReadAttachmentRequest,
  SealAttachment,
  SealAttachmentRequest,
} from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { AttachmentQuery } from './attachment.query';
import { Uploads } from './uploads.service';

@Controller()
export class AttachmentHandler {
  constructor(
    private readonly uploads: Uploads,
    private readonly attachments: AttachmentQuery,
  ) {}

  @Handles(BeginAttachment)
  begin(@Payload() request: BeginAttachmentRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.uploads.begin(request, message);
  }

  @Handles(PutAttachment)
  put(@Payload() request: PutAttachmentRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.uploads.put(request, message);
  }

  @Handles(SealAttachment)
  seal(@Payload() request: SealAttachmentRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.uploads.seal(request, message);
  }

  @Handles(GetAttachment)
  get(@Payload() request: AttachmentRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.attachments.get(request, message, GetAttachment.audit);
  }

  @Handles(DescribeAttachment)
  describe(@Payload() request: AttachmentRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.attachments.get(request, message, DescribeAttachment.audit);
  }

  @Handles(ReadAttachment)
  read(@Payload() request: ReadAttachmentRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.attachments.read(request, message);
  }
}
