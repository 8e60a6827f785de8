import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SearchRecords, SearchRecordsRequest } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { RecordSearch } from './record-search.query';

@Controller()
export class SearchHandler {
  constructor(private readonly search: RecordSearch) {}

  @Handles(SearchRecords)
  find(@Payload() request: SearchRecordsRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.search.find(request, message);
  }
}
