import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { dayInProvince, type Clock } from '@noivu/calendar';
import {
  ChangeRecord,
  ChangeRecordRequest,
  CreateRecord,
  CreateRecordRequest,
  GetFacts,
  GetFactsRequest,
  GetRecord,
  GetRecordRequest,
  LookupRecord,
  LookupRecordRequest,
} from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { CLOCK } from '@noivu/service';
import { RecordChange } from './record-change.service';
import { RecordCreation } from './record-creation.service';
import { RecordQuery } from './record.query';

@Controller()
export class RecordHandler {
  constructor(
    private readonly creation: RecordCreation,
    private readonly alteration: RecordChange,
    private readonly records: RecordQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(CreateRecord)
  create(@Payload() request: CreateRecordRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.creation.create(request, message);
  }

  @Handles(ChangeRecord)
  change(@Payload() request: ChangeRecordRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.alteration.change(request, message);
  }

  @Handles(GetRecord)
  get(@Payload() request: GetRecordRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.records.get(request, message, dayInProvince(this.clock.now()));
  }

  @Handles(GetFacts)
  facts(@Payload() request: GetFactsRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.records.facts(request, message);
  }

  @Handles(LookupRecord)
  lookup(@Payload() request: LookupRecordRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.records.lookup(request, message);
  }
}
