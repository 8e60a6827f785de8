import type { Arrangement } from '../operations/arrangement';
import type { World } from '../world/world';
import { auditLines } from './audit-lines';
import type { DatabasePrint } from './database-print';
import { appearance, faultIn } from './expectation';
import { leaksIn } from './marks';
import { casesOf, fire, wordsOf, type Fired } from './shots';

/**
 * Asks an operation on behalf of everybody who must be refused, and tells what is wrong, one line each: an answer that is not the oracle's, a word of
 * something outside the scope, outside and absent not looking alike, a change in the database, no line of audit for who is signed in.
 */
export async function refusalFaults(world: World, print: DatabasePrint, arrangement: Arrangement): Promise<string[]> {
  const fired = await fire(
    world,
    arrangement,
    casesOf(world, arrangement).filter(({ expected }) => expected !== 'allowed'),
  );
  const untold = await auditFaults(world, arrangement, fired);
  return [
    ...fired.flatMap((one) => faultsOf(one, arrangement)),
    ...(arrangement.cutToScope ? [] : fired.flatMap((one) => toldApart(one, fired))),
    ...untold,
    ...(await print.changes()),
  ];
}

function faultsOf(one: Fired, arrangement: Arrangement): string[] {
  const { answer, expected, aimed, person } = one;
  const fault = faultIn(answer, expected, { arrangement, aimed });
  const leaks = leaksIn(answer, person.asker, arrangement.act).map((word) => `LEAK ${wordsOf(one)}: ${answer.status} shows ${word}`);
  return [...(fault ? [`${wordsOf(one)}: ${fault}`] : []), ...leaks];
}

/** Outside and absent look alike, to the header. */
function toldApart(one: Fired, fired: readonly Fired[]): string[] {
  if (one.expected !== 'hidden') return [];
  const absent = fired.find(({ person, aimed }) => person === one.person && aimed.place === 'absent');
  if (!absent || appearance(absent.answer) === appearance(one.answer)) return [];
  return [`${wordsOf(one)}: can be told from absent: ${appearance(one.answer)} ≠ ${appearance(absent.answer)}`];
}

async function auditFaults(world: World, { operation }: Arrangement, fired: readonly Fired[]): Promise<string[]> {
  const signedIn = fired.filter(({ person }) => person.asker.standing !== 'nobody');
  const lines = await auditLines(
    world.admin,
    signedIn.map(({ answer }) => answer.traceId),
  );
  const verb = world.auditVerbOf(operation);
  return signedIn.flatMap((one) => {
    const told = lines.get(one.answer.traceId) ?? [];
    if (!told.some(({ accountId }) => accountId === one.person.asker.accountId))
      return [`${wordsOf(one)}: refused without a line of audit`];
    const isDone = told.some(({ action, outcome }) => action === verb && outcome === 'done');
    return isDone && one.answer.status >= 400 ? [`${wordsOf(one)}: refused, but ${verb} stands as done in the audit trail`] : [];
  });
}
