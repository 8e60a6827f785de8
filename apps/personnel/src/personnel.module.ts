import { Module } from '@nestjs/common';
import { AttachmentModule } from './attachment/attachment.module';
import { DecisionModule } from './decision/decision.module';
import { ExportModule } from './export/export.module';
import { ImportModule } from './import/import.module';
import { ObligationModule } from './obligation/obligation.module';
import { RecordModule } from './record/record.module';
import { RegulationModule } from './regulation/regulation.module';
import { SearchModule } from './search/search.module';
import { TransferModule } from './transfer/transfer.module';

/** Personnel records (hồ sơ cán bộ, công chức, viên chức): facts with dates, decisions, search, transfers, obligations, files, imports and exports, and the rules of law. */
@Module({
  imports: [
    RecordModule,
    DecisionModule,
    SearchModule,
    TransferModule,
    ObligationModule,
    AttachmentModule,
    ImportModule,
    ExportModule,
    RegulationModule,
  ],
})
export class PersonnelModule {}
