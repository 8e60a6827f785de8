import { Module } from '@nestjs/common';
import { ReportModule } from './report/report.module';

/** Statistical tables of number and quality of staff (báo cáo thống kê). */
@Module({ imports: [ReportModule] })
export class ReportingModule {}
