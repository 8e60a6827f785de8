import type { FunctionRight } from '@noivu/persistence';
import { exportFunctionRights } from './export/export-lines.function';
import { personnelImportRights } from './import/withdrawal.sql';
import { listObligationsRights } from './obligation/list-obligations.function';
import { searchFunctionRights } from './search/search-lines.function';
import { transferFunctionRights } from './transfer/take-custody.function';

/** Who may execute the functions of this service that the table builders do not make. */
export const personnelFunctionRights: readonly FunctionRight[] = [
  ...searchFunctionRights,
  ...listObligationsRights,
  ...transferFunctionRights,
  ...personnelImportRights,
  ...exportFunctionRights,
];
