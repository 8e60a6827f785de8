import type { ServiceApp } from '@noivu/service';
import { Figures1793100000000 } from './migrations/1793100000000-figures';
import { takePeople } from './person/person.inlet';
import { reportFunctionRights } from './report/report-function';
import { ReportingModule } from './reporting.module';
import { takeUnits } from './unit/unit.inlet';

export const reportingApp: ServiceApp = {
  name: 'reporting',
  module: ReportingModule,
  entities: [],
  migrations: [Figures1793100000000],
  subscriptions: [
    { producer: 'organization', apply: takeUnits },
    { producer: 'personnel', apply: takePeople },
  ],
  allowance: { functionRights: reportFunctionRights },
};
