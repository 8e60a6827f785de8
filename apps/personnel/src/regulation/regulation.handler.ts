import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { dayInProvince, type Clock } from '@noivu/calendar';
import {
  AskDueDate,
  AskRetirementRule,
  DueDateRequest,
  GetRegulation,
  Nothing,
  RetirementRuleRequest,
  type DueDateView,
  type RegulationView,
  type RetirementRuleView,
} from '@noivu/contracts';
import { Handles } from '@noivu/messaging';
import type { RegulationProfile } from '@noivu/regulation';
import { CLOCK } from '@noivu/service';
import { PROFILE } from './province-profile';
import { dueDateAnswer, regulationAnswer, retirementAnswer } from './regulation-answer.rule';

/** Answers rules of law to whoever asks, without a record and without the database. */
@Controller()
export class RegulationHandler {
  constructor(
    @Inject(PROFILE) private readonly profile: RegulationProfile,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(GetRegulation)
  get(@Payload() _request: Nothing): Promise<RegulationView> {
    return Promise.resolve(regulationAnswer(this.profile, dayInProvince(this.clock.now())));
  }

  @Handles(AskDueDate)
  dueDate(@Payload() request: DueDateRequest): Promise<DueDateView> {
    return Promise.resolve(dueDateAnswer(this.profile, request));
  }

  @Handles(AskRetirementRule)
  retirement(@Payload() request: RetirementRuleRequest): Promise<RetirementRuleView> {
    return Promise.resolve(retirementAnswer(request));
  }
}
