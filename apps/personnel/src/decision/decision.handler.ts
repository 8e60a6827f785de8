import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DecisionRequest, EnterDecision, EnterDecisionRequest, FindDecisions, FindDecisionsRequest, GetDecision } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { DecisionQuery } from './decision.query';
import { DecisionEntry } from './decision.service';

@Controller()
export class DecisionHandler {
  constructor(
    private readonly entry: DecisionEntry,
    private readonly decisions: DecisionQuery,
  ) {}

  @Handles(EnterDecision)
  enter(@Payload() request: EnterDecisionRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.entry.enter(request, message);
  }

  @Handles(GetDecision)
  get(@Payload() request: DecisionRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.decisions.get(request, message);
  }

  @Handles(FindDecisions)
  find(@Payload() request: FindDecisionsRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.decisions.find(request, message);
  }
}
