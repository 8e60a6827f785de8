import type { ServiceApp } from '@noivu/service';
import { Unit1793000000000 } from './migrations/1793000000000-unit';
import { OrganizationModule } from './organization.module';

export const organizationApp: ServiceApp = {
  name: 'organization',
  module: OrganizationModule,
  entities: [],
  migrations: [Unit1793000000000],
  subscriptions: [],
  allowance: {
    systemTables: [{ table: 'organization.unit_span', reason: 'the directory of units: holds no person, and everybody reads it' }],
  },
};
