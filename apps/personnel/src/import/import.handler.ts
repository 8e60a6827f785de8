import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ApplyImport,
  ApplyImportRequest,
  CancelJob,
  FindImportErrors,
  FindImportErrorsRequest,
  GetImport,
  GetJob,
  ImportRequest,
  JobRequest,
  OrderImport,
  OrderImportRequest,
  UndoImport,
  UndoImportRequest,
  WatchJob,
} from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { ImportQuery } from './import.query';
import { Imports } from './imports.service';

@Controller()
export class ImportHandler {
  constructor(
    private readonly imports: Imports,
    private readonly query: ImportQuery,
  ) {}

  @Handles(OrderImport)
  order(@Payload() request: OrderImportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.imports.order(request, message);
  }

  @Handles(GetImport)
  get(@Payload() request: ImportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.query.get(request, message);
  }

  @Handles(FindImportErrors)
  errors(@Payload() request: FindImportErrorsRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.query.errors(request, message);
  }

  @Handles(ApplyImport)
  apply(@Payload() request: ApplyImportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.imports.apply(request, message);
  }

  @Handles(UndoImport)
  undo(@Payload() request: UndoImportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.imports.undo(request, message);
  }

  @Handles(GetJob)
  job(@Payload() request: JobRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.query.job(request, message);
  }

  @Handles(WatchJob)
  watch(@Payload() request: JobRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.query.job(request, message);
  }

  @Handles(CancelJob)
  cancel(@Payload() request: JobRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.imports.cancel(request, message);
  }
}
