import type { ServiceApp } from '@noivu/service';
import { identityApp } from '../../apps/identity/src/identity.app';
import { organizationApp } from '../../apps/organization/src/organization.app';

/** Every service of a province; those that others follow come first. */
export const provinceApps: readonly ServiceApp[] = [organizationApp, identityApp];
