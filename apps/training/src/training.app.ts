import { takePeople, takeUnits } from '@noivu/persons';
import type { ServiceApp } from '@noivu/service';
import { Enrolment1793200000000 } from './migrations/1793200000000-enrolment';
import { TrainingModule } from './training.module';

export const trainingApp: ServiceApp = {
  name: 'training',
  module: TrainingModule,
  entities: [],
  migrations: [Enrolment1793200000000],
  subscriptions: [
    { producer: 'organization', apply: takeUnits },
    { producer: 'personnel', apply: takePeople },
  ],
};
