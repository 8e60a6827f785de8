import { casesOf, fire } from '../../../matrix/check/shots';
import { everyOperation } from '../../../matrix/operations/every-operation';
import type { World } from '../../../matrix/world/world';
import type { ApiDocument, DocumentedOperation } from '../document/schema';
import { answerFaults } from './answer-faults';
import type { Tally } from './volley';

/** How often each arrangement of the matrix is asked by somebody who may. */
const TIMES = 2;

/** Asks every operation as the matrix arranges it, so that it is done: tells whose answers are not as documented. Lots alone seldom draw all that a change needs. */
export async function arrangedFaults(
  world: World,
  { operations, document, tally }: { operations: readonly DocumentedOperation[]; document: ApiDocument; tally: Tally },
): Promise<string[]> {
  const faults: string[] = [];
  // The last one ends the session of whoever asks.
  for (const arrangement of everyOperation) {
    const operation = operations.find(({ id }) => id === arrangement.operation);
    const allowed = casesOf(world, arrangement).filter(({ expected }) => expected === 'allowed');
    for (const { answer } of await fire(world, arrangement, allowed.slice(0, TIMES))) {
      const { method, path, headers = {} } = answer.asked;
      const came = { status: answer.status, headers: answer.headers, bytes: Buffer.from(answer.text) };
      const found = answerFaults({ method, path, headers }, came, operation, document);
      faults.push(...found.map((fault) => `${arrangement.operation}: ${fault} [${method} ${path}: ${answer.text.slice(0, 300)}]`));
      tally.asked += 1;
      if (answer.status < 300) tally.done.add(arrangement.operation);
    }
  }
  return faults;
}
