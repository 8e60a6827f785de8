import { accountOperations } from './account.operations';
import type { Arrangement } from './arrangement';
import { dutyOperations } from './duty.operations';
import { exportOperations, fileOperations } from './file.operations';
import { decisionOperations, recordOperations, ruleOperations } from './record.operations';
import { endOfSession, sessionOperations } from './session.operations';
import { transferOperations } from './transfer.operations';
import { unitOperations } from './unit.operations';

/** Every operation of the document, arranged. One that is missing here fails the matrix by name. */
export const everyOperation: readonly Arrangement[] = [
  ...unitOperations,
  ...recordOperations,
  ...decisionOperations,
  ...transferOperations,
  ...fileOperations,
  ...exportOperations,
  ...dutyOperations,
  ...ruleOperations,
  ...accountOperations,
  ...sessionOperations,
  endOfSession,
];

export const titleOf = ({ operation, of }: Arrangement): string => (of === undefined ? operation : `${operation} (${of})`);
