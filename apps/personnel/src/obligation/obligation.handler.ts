import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { dayInProvince, type Clock } from '@noivu/calendar';
import { FindObligations, FindObligationsRequest } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { CLOCK } from '@noivu/service';
import { ObligationQuery } from './obligation.query';

@Controller()
export class ObligationHandler {
  constructor(
    private readonly obligations: ObligationQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(FindObligations)
  find(@Payload() request: FindObligationsRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.obligations.find(request, message, dayInProvince(this.clock.now()));
  }
}
