import { Module } from '@nestjs/common';
import { DecisionModule } from '../decision/decision.module';
import { JobModule } from '../job/job.module';
import { PersonnelJobs } from '../job/personnel-jobs';
import { ObligationModule } from '../obligation/obligation.module';
import { RegulationModule } from '../regulation/regulation.module';
import { ImportHandler } from './import.handler';
import { ImportQuery } from './import.query';
import { Imports } from './imports.service';
import { RosterApply } from './roster-apply.job';
import { RosterCheck } from './roster-check.job';
import { RosterUndo } from './roster-undo.job';

/** Imports of rosters (nhập danh sách) and the jobs that do the work. */
@Module({
  imports: [DecisionModule, JobModule, ObligationModule, RegulationModule],
  controllers: [ImportHandler],
  providers: [Imports, ImportQuery, RosterCheck, RosterApply, RosterUndo],
})
export class ImportModule {
  constructor(jobs: PersonnelJobs, check: RosterCheck, apply: RosterApply, undo: RosterUndo) {
    jobs.does(check, apply, undo);
  }
}
