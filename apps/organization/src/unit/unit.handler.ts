import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { dayInProvince, type Clock } from '@noivu/calendar';
import { FindUnits, FindUnitsRequest, GetUnit, GetUnitRequest, GetUnitTree } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { CLOCK } from '@noivu/service';
import { UnitQuery } from './unit.query';

@Controller()
export class UnitHandler {
  constructor(
    private readonly units: UnitQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(FindUnits)
  find(@Payload() request: FindUnitsRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.units.find(request, message, this.today());
  }

  @Handles(GetUnit)
  get(@Payload() request: GetUnitRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.units.get(request, message, this.today());
  }

  @Handles(GetUnitTree)
  tree(@Payload() request: GetUnitRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.units.tree(request, message, this.today());
  }

  private today(): string {
    return dayInProvince(this.clock.now());
  }
}
