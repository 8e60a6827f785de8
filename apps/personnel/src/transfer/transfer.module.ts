import { Module } from '@nestjs/common';
import { DecisionModule } from '../decision/decision.module';
import { ObligationModule } from '../obligation/obligation.module';
import { RecordModule } from '../record/record.module';
import { RegulationModule } from '../regulation/regulation.module';
import { TransferEffects } from './transfer-effects';
import { TransferProposal } from './transfer-proposal.service';
import { TransferHandler } from './transfer.handler';
import { TransferQuery } from './transfer.query';
import { TransferSteps } from './transfer.service';

/** Transfers of records between units (điều chuyển, tiếp nhận hồ sơ). */
@Module({
  imports: [RecordModule, DecisionModule, ObligationModule, RegulationModule],
  controllers: [TransferHandler],
  providers: [TransferEffects, TransferProposal, TransferSteps, TransferQuery],
})
export class TransferModule {}
