import { functionRights, type FunctionRight } from '@noivu/persistence';
import { provinceApps } from '../province/province-apps';

/** The registry of rights on functions: those of every database and those that each service names for its own. */
export const everyFunctionRight = (): readonly FunctionRight[] => [
  ...functionRights,
  ...provinceApps.flatMap(({ allowance }) => allowance?.functionRights ?? []),
];
