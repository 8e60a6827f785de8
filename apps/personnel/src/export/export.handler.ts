import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ExportRequest, FetchExport, GetExport, OrderExport, OrderExportRequest, ReadExport, ReadExportRequest } from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { ExportQuery } from './export.query';
import { Exports } from './exports.service';

@Controller()
export class ExportHandler {
  constructor(
    private readonly exports: Exports,
    private readonly query: ExportQuery,
  ) {}

  @Handles(OrderExport)
  order(@Payload() request: OrderExportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.exports.order(request, message);
  }

  @Handles(GetExport)
  get(@Payload() request: ExportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.query.get(request, message);
  }

  @Handles(FetchExport)
  fetch(@Payload() request: ExportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.query.fetch(request, message);
  }

  @Handles(ReadExport)
  piece(@Payload() request: ReadExportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.query.piece(request, message);
  }
}
