import { Module } from '@nestjs/common';
import { JobModule } from '../job/job.module';
import { PersonnelJobs } from '../job/personnel-jobs';
import { RecordModule } from '../record/record.module';
import { ExportExpiry } from './export-expiry';
import { ExportHandler } from './export.handler';
import { ExportQuery } from './export.query';
import { Exports } from './exports.service';
import { RecordExport } from './record-export.job';

/** Exports of people as workbooks (kết xuất danh sách): ordered, written by a job, fetched by whoever ordered them, deleted after a day. */
@Module({
  imports: [JobModule, RecordModule],
  controllers: [ExportHandler],
  providers: [Exports, ExportQuery, RecordExport, ExportExpiry],
})
export class ExportModule {
  constructor(jobs: PersonnelJobs, recordExport: RecordExport) {
    jobs.does(recordExport);
  }
}
