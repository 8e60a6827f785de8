import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { PermissionGuard, Trust } from '@noivu/access';
import { ServiceBus } from '@noivu/messaging';
import { AccountController } from './accounts/account.controller';
import { AwardDecisionController } from './emulation/award-decision.controller';
import { DecisionController } from './decisions/decision.controller';
import { ExportController } from './exports/export.controller';
import { AttachmentController } from './files/attachment.controller';
import { FileIntake } from './files/file-intake';
import { UploadParser } from './files/upload-parser';
import { BearerGuard } from './http/bearer.guard';
import { BearerStrategy } from './http/bearer.strategy';
import { Edge } from './http/edge';
import { EdgeRefusals } from './http/edge-refusals';
import { ProblemFilter } from './http/problem.filter';
import { ImportController } from './imports/import.controller';
import { JobController } from './imports/job.controller';
import { ObligationController } from './obligations/obligation.controller';
import { RecordController } from './records/record.controller';
import { RegulationController } from './regulation/regulation.controller';
import { ReportController } from './reports/report.controller';
import { SessionController } from './session/session.controller';
import { EnrolmentController } from './training/enrolment.controller';
import { TransferController } from './transfers/transfer.controller';
import { UnitController } from './units/unit.controller';

const controllers = [
  SessionController,
  AccountController,
  UnitController,
  RecordController,
  DecisionController,
  AttachmentController,
  ImportController,
  JobController,
  ExportController,
  TransferController,
  ObligationController,
  RegulationController,
  EnrolmentController,
  AwardDecisionController,
  ReportController,
];

/** HTTP in, NATS out: no rule, no table. */
@Module({})
export class GatewayModule {
  static with({ bus, trust }: { bus: ServiceBus; trust: Trust }): DynamicModule {
    return {
      module: GatewayModule,
      controllers,
      providers: [
        { provide: ServiceBus, useValue: bus },
        { provide: Trust, useValue: trust },
        BearerStrategy,
        Edge,
        EdgeRefusals,
        FileIntake,
        UploadParser,
        { provide: APP_GUARD, useClass: BearerGuard },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
