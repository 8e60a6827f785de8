import type { ServiceApp } from '@noivu/service';
import { emulationApp } from '../../apps/emulation/src/emulation.app';
import { identityApp } from '../../apps/identity/src/identity.app';
import { organizationApp } from '../../apps/organization/src/organization.app';
import { personnelApp } from '../../apps/personnel/src/personnel.app';
import { reportingApp } from '../../apps/reporting/src/reporting.app';
import { trainingApp } from '../../apps/training/src/training.app';

/** Every service of a province; those that others follow come first. */
export const provinceApps: readonly ServiceApp[] = [organizationApp, identityApp, personnelApp, trainingApp, emulationApp, reportingApp];
