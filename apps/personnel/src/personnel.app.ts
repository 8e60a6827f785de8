import { systemClock, type Clock } from '@noivu/calendar';
import type { ServiceApp } from '@noivu/service';
import { personnelFunctionRights } from './function-rights';
import { Record1793000000000 } from './migrations/1793000000000-record';
import { Obligation1793000000001 } from './migrations/1793000000001-obligation';
import { Transfer1793000000002 } from './migrations/1793000000002-transfer';
import { Attachment1793000000003 } from './migrations/1793000000003-attachment';
import { Import1793000000004 } from './migrations/1793000000004-import';
import { Export1793000000005 } from './migrations/1793000000005-export';
import { PersonnelModule } from './personnel.module';
import { resultInlet } from './result/result-inlet';
import { unitInlet } from './unit/unit-inlet';

/** The service by a clock: what it takes in from others is recorded by the same clock as what it is told. */
export const personnelAppBy = (clock: Clock): ServiceApp => ({
  name: 'personnel',
  module: PersonnelModule,
  entities: [],
  migrations: [
    Record1793000000000,
    Obligation1793000000001,
    Transfer1793000000002,
    Attachment1793000000003,
    Import1793000000004,
    Export1793000000005,
  ],
  subscriptions: [unitInlet(clock), resultInlet('training', clock), resultInlet('emulation', clock)],
  allowance: { functionRights: personnelFunctionRights },
});

export const personnelApp: ServiceApp = personnelAppBy(systemClock);
