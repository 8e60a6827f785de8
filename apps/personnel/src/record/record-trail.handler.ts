import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GetAccessLog, GetChanges, GetChangesRequest } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { RecordTrailQuery } from './record-trail.query';

@Controller()
export class RecordTrailHandler {
  constructor(private readonly trail: RecordTrailQuery) {}

  @Handles(GetChanges)
  changes(@Payload() request: GetChangesRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.trail.changes(request, message);
  }

  @Handles(GetAccessLog)
  accessLog(@Payload() request: GetChangesRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.trail.accessLog(request, message);
  }
}
