import { takePeople, takeUnits } from '@noivu/persons';
import type { ServiceApp } from '@noivu/service';
import { EmulationModule } from './emulation.module';
import { AwardDecision1793300000000 } from './migrations/1793300000000-award-decision';

export const emulationApp: ServiceApp = {
  name: 'emulation',
  module: EmulationModule,
  entities: [],
  migrations: [AwardDecision1793300000000],
  subscriptions: [
    { producer: 'organization', apply: takeUnits },
    { producer: 'personnel', apply: takePeople },
  ],
};
