import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { dayInProvince, type Clock } from '@noivu/calendar';
import {
  GetReport,
  GetReportPeople,
  GetReportPeopleRequest,
  GetReportRequest,
  GetReportSheet,
  ListReports,
  Nothing,
} from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { CLOCK } from '@noivu/service';
import { ReportPeopleQuery } from './report-people.query';
import { ReportQuery } from './report.query';

@Controller()
export class ReportHandler {
  constructor(
    private readonly reports: ReportQuery,
    private readonly people: ReportPeopleQuery,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(ListReports)
  list(@Payload() _request: Nothing, @Message() message: MessageContext): Promise<Reply> {
    return this.reports.list(message);
  }

  @Handles(GetReport)
  get(@Payload() request: GetReportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.reports.get(request, message, this.today());
  }

  @Handles(GetReportSheet)
  sheet(@Payload() request: GetReportRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.reports.sheet(request, message, this.today());
  }

  @Handles(GetReportPeople)
  find(@Payload() request: GetReportPeopleRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.people.find(request, message, this.today());
  }

  private today(): string {
    return dayInProvince(this.clock.now());
  }
}
