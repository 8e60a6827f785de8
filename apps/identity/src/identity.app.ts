import type { ServiceApp } from '@noivu/service';
import { identityAllowance } from './identity.allowance';
import { IdentityModule } from './identity.module';
import { Account1793000000000 } from './migrations/1793000000000-account';
import { Session1793000000001 } from './migrations/1793000000001-session';
import { applyUnits } from './unit/unit-changed.apply';

export const identityApp: ServiceApp = {
  name: 'identity',
  module: IdentityModule,
  entities: [],
  migrations: [Account1793000000000, Session1793000000001],
  subscriptions: [{ producer: 'organization', apply: applyUnits }],
  allowance: identityAllowance,
};
