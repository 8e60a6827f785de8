import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { FindStaffingQuotas, FindStaffingQuotasRequest, SetStaffingQuota, SetStaffingQuotaRequest } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { QuotaService } from './quota.service';

@Controller()
export class QuotaHandler {
  constructor(private readonly quotas: QuotaService) {}

  @Handles(FindStaffingQuotas)
  find(@Payload() request: FindStaffingQuotasRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.quotas.find(request, message);
  }

  @Handles(SetStaffingQuota)
  set(@Payload() request: SetStaffingQuotaRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.quotas.set(request, message);
  }
}
