import { Module } from '@nestjs/common';
import { DecisionModule } from '../decision/decision.module';
import { ObligationModule } from '../obligation/obligation.module';
import { PersonalMark } from './personal-mark';
import { RecordChange } from './record-change.service';
import { RecordChanges } from './record-changes';
import { RecordCreation } from './record-creation.service';
import { RecordTrailHandler } from './record-trail.handler';
import { RecordTrailQuery } from './record-trail.query';
import { RecordHandler } from './record.handler';
import { RecordQuery } from './record.query';

@Module({
  imports: [DecisionModule, ObligationModule],
  controllers: [RecordHandler, RecordTrailHandler],
  providers: [RecordChanges, RecordCreation, RecordChange, RecordQuery, RecordTrailQuery, PersonalMark],
  exports: [RecordChanges, PersonalMark],
})
export class RecordModule {}
