import { Module } from '@nestjs/common';
import { PersonnelJobs } from './personnel-jobs';

/** The runner of long work (công việc chạy nền). */
@Module({ providers: [PersonnelJobs], exports: [PersonnelJobs] })
export class JobModule {}
