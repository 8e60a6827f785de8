import { Module } from '@nestjs/common';
import type { OnReached } from '@noivu/jobs';
import { DecisionModule } from '../decision/decision.module';
import { ObligationModule } from '../obligation/obligation.module';
import { RegulationModule } from '../regulation/regulation.module';
import { ImportHandler } from './import.handler';
import { ImportQuery } from './import.query';
import { Imports } from './imports.service';
import { RosterApply } from './roster-apply.job';
import { RosterCheck } from './roster-check.job';
import { ON_REACHED, ROSTER_KINDS, RosterJobs, type RosterKinds } from './roster-jobs';
import { RosterUndo } from './roster-undo.job';

const kinds = {
  provide: ROSTER_KINDS,
  inject: [RosterCheck, RosterApply, RosterUndo, { token: ON_REACHED, optional: true }],
  useFactory: (check: RosterCheck, apply: RosterApply, undo: RosterUndo, onReached?: OnReached): RosterKinds => ({
    check,
    apply,
    undo,
    onReached,
  }),
};

/** Imports of rosters (nhập danh sách) and the jobs that do the work. */
@Module({
  imports: [DecisionModule, ObligationModule, RegulationModule],
  controllers: [ImportHandler],
  providers: [Imports, ImportQuery, RosterCheck, RosterApply, RosterUndo, kinds, RosterJobs],
})
export class ImportModule {}
