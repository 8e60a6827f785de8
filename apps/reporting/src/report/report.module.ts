import { Module } from '@nestjs/common';
import { DayKeeper } from '../figures/day-keeper';
import { SheetWriter } from '../sheet/sheet-writer';
import { ReportHandler } from './report.handler';
import { ReportPeopleQuery } from './report-people.query';
import { ReportQuery } from './report.query';

@Module({ controllers: [ReportHandler], providers: [ReportQuery, ReportPeopleQuery, SheetWriter, DayKeeper] })
export class ReportModule {}
