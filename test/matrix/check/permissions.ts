import type { Arrangement } from '../operations/arrangement';
import { bodyOf, eachOf, type Answer } from '../wire/ask';
import type { World } from '../world/world';
import { auditLines } from './audit-lines';
import { faultIn } from './expectation';
import { leaksIn, missingIn } from './marks';
import { AT_ONCE, casesOf, fire, wordsOf, type Fired } from './shots';

/**
 * Asks an operation on behalf of everybody who is allowed, and tells what is wrong: a refusal, a word of something outside the scope, a list that lacks
 * something of the scope, no line of audit. Somebody at least must have had it done, or the refusals of the others prove nothing.
 */
export async function permissionFaults(world: World, arrangement: Arrangement): Promise<string[]> {
  const fired = await fire(
    world,
    arrangement,
    casesOf(world, arrangement).filter(({ expected }) => expected === 'allowed'),
  );
  const wasDone = fired.some(({ answer }) => answer.status < 300);
  return [
    ...fired.flatMap((one) => faultsOf(one, arrangement)),
    ...(await incomplete(world, arrangement, fired)),
    ...(await auditFaults(world, arrangement, fired)),
    ...(wasDone || arrangement.alwaysRefused ? [] : ['nobody at all had it done: the arrangement proves nothing']),
  ];
}

function faultsOf(one: Fired, arrangement: Arrangement): string[] {
  const { answer, expected, aimed, person } = one;
  const fault = faultIn(answer, expected, { arrangement, aimed });
  const leaks = leaksIn(answer, person.asker, arrangement.act).map((word) => `LEAK ${wordsOf(one)}: ${answer.status} shows ${word}`);
  return [...(fault ? [`${wordsOf(one)}: ${fault}`] : []), ...leaks];
}

async function auditFaults(world: World, { operation, act }: Arrangement, fired: readonly Fired[]): Promise<string[]> {
  const verb = world.auditVerbOf(operation);
  const done = act === 'public' || verb === 'none' ? [] : fired.filter(({ answer }) => answer.status < 300);
  const lines = await auditLines(
    world.admin,
    done.map(({ answer }) => answer.traceId),
  );
  return done.flatMap((one) => {
    const told = (lines.get(one.answer.traceId) ?? []).some(
      ({ accountId, action }) => accountId === one.person.asker.accountId && action === verb,
    );
    return told ? [] : [`${wordsOf(one)}: done without the line of audit ${verb}`];
  });
}

/** Lists of everything hold everything of the scope, over all their pages. */
async function incomplete(world: World, { listsAll }: Arrangement, fired: readonly Fired[]): Promise<string[]> {
  if (!listsAll) return [];
  const missing = await eachOf(fired, AT_ONCE, async (one) => {
    const text = await allPages(world, one);
    return missingIn(text, one.person.asker, listsAll).map((word) => `${wordsOf(one)}: does not list ${word}, which is in the scope`);
  });
  return missing.flat();
}

async function allPages(world: World, { person, answer }: Fired): Promise<string> {
  let [text, page] = [answer.text, answer];
  for (let cursor = nextOf(page); cursor !== undefined; cursor = nextOf(page)) {
    const { method, path, body } = answer.asked;
    page = await world.ask(
      body === undefined ? { method, path: `${path}&cursor=${cursor}` } : { method, path, body: { ...body, cursor } },
      person,
    );
    text += page.text;
  }
  return text;
}

const nextOf = (answer: Answer): string | undefined => (bodyOf(answer)['page'] as { nextCursor?: string } | undefined)?.nextCursor;
