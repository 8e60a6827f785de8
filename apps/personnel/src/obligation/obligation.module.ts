import { Module } from '@nestjs/common';
import { RegulationModule } from '../regulation/regulation.module';
import { ObligationKeeper } from './obligation-keeper';
import { ObligationHandler } from './obligation.handler';
import { ObligationQuery } from './obligation.query';

/** Deadlines as facts (nghĩa vụ cập nhật, thời hạn). */
@Module({
  imports: [RegulationModule],
  controllers: [ObligationHandler],
  providers: [ObligationKeeper, ObligationQuery],
  exports: [ObligationKeeper],
})
export class ObligationModule {}
