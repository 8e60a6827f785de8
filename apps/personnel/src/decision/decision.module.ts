import { Module } from '@nestjs/common';
import { ObligationModule } from '../obligation/obligation.module';
import { DecisionHandler } from './decision.handler';
import { DecisionQuery } from './decision.query';
import { DecisionEntry } from './decision.service';
import { Decisions } from './decisions';

@Module({
  imports: [ObligationModule],
  controllers: [DecisionHandler],
  providers: [Decisions, DecisionEntry, DecisionQuery],
  exports: [Decisions],
})
export class DecisionModule {}
