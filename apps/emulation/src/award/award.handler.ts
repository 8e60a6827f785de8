import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RecordAwardDecision, RecordAwardDecisionRequest } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { AwardService } from './award.service';

@Controller()
export class AwardHandler {
  constructor(private readonly awards: AwardService) {}

  @Handles(RecordAwardDecision)
  record(@Payload() request: RecordAwardDecisionRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.awards.record(request, message);
  }
}
