import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RecordEnrolment, RecordEnrolmentRequest } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { EnrolmentService } from './enrolment.service';

@Controller()
export class EnrolmentHandler {
  constructor(private readonly enrolments: EnrolmentService) {}

  @Handles(RecordEnrolment)
  record(@Payload() request: RecordEnrolmentRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.enrolments.record(request, message);
  }
}
