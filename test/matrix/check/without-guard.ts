import type { Kind } from '../oracle/question';
import type { Asker } from '../oracle/question';
import type { Arrangement } from '../operations/arrangement';
import { aimedBy, type Aimed } from '../operations/targets';
import { bodyOf } from '../wire/ask';
import { reissued } from '../world/lapsed-tokens';
import { unitIds } from '../world/tree';
import type { Person, World } from '../world/world';
import type { DatabasePrint } from './database-print';
import { leaksIn } from './marks';
import { fire, wordsOf, type Case } from './shots';

/** Every permission there is or will be, as a token packs them. */
const EVERYTHING = Buffer.alloc(16, 0xff).toString('base64url');
const everyKind: readonly Kind[] = ['UNIT_LEADER', 'UNIT_ADMINISTRATOR', 'RECORDS_OFFICER', 'OWN_RECORD_READER'];

/** Somebody whom the guards let do everything: what is left to bound them is the scope that the database checks. */
function unguarded(world: World, name: string, kinds: readonly Kind[]): Person {
  const person = world.person(name);
  const asker: Asker = { ...person.asker, kinds };
  return { ...person, name: `${name}, all permissions`, asker, token: reissued(person.token ?? '', { perm: EVERYTHING }) };
}

/** Somebody whose context names another scope than the database signed. */
function widened(world: World, name: string, unitId: string): Person {
  const person = unguarded(world, name, []);
  const ctx = String(JSON.parse(Buffer.from((person.token ?? '').split('.')[1] ?? '', 'base64url').toString())['ctx']);
  const wide = ctx.replace(/[0-9a-f]{8}-[0-9a-f-]{27}(?=:)/, unitId);
  if (wide === ctx) throw new Error(`The context ${ctx} names no unit or record.`);
  return { ...person, name: `${name}, widened context`, token: reissued(person.token ?? '', { perm: EVERYTHING, ctx: wide }) };
}

/**
 * Asks an operation with the guards of gateway and services out of the way: tokens that identity itself signed, with every permission. Nothing outside the
 * scope may be shown or changed all the same.
 */
export async function unguardedFaults(world: World, print: DatabasePrint, arrangement: Arrangement): Promise<string[]> {
  if (arrangement.act === 'public' || arrangement.act === 'keep own account' || arrangement.aim === 'directory') return [];
  const cases = personsOf(world).flatMap(({ person, places }) =>
    aimedBy(person, arrangement.aim, world)
      .filter(({ place }) => places.includes(place) && !isOwnDoing(person.asker, arrangement, place))
      .map((aimed): Case => ({ person, aimed, expected: 'hidden' })),
  );
  const fired = await fire(world, arrangement, cases);
  const shown = fired.flatMap((one) => {
    const { answer, person, aimed } = one;
    const { data } = bodyOf(answer);
    // Nobody is kept from the own account, nor from the list of forms; what else a list of everything shows is looked at word by word.
    const isOwn = (row: { accountId?: string }) => row.accountId === person.asker.accountId;
    const isBounded = aimed.place === 'nothing' || arrangement.cutToScope === true;
    const isCut = Array.isArray(data) ? isBounded || (data as object[]).every(isOwn) : arrangement.cutToScope === true;
    const leaks = leaksIn(answer, person.asker, arrangement.act).map((word) => `LEAK ${wordsOf(one)}: ${answer.status} shows ${word}`);
    const isRefused = answer.status >= 400 && answer.status < 500;
    return [
      ...(isRefused || (answer.status === 200 && isCut) ? [] : [`${wordsOf(one)}: ${answer.status} ${answer.text.slice(0, 200)}`]),
      ...leaks,
    ];
  });
  return [...shown, ...(await print.changes())];
}

// What is aimed at nothing in particular and enters something enters it in the own unit; what is taken out there is that of the own scope.
const isOwnDoing = (asker: Asker, { act }: Arrangement, place: Aimed['place']): boolean =>
  place === 'nothing' && (act === 'enter decision' || act === 'export') && asker.kinds.includes('RECORDS_OFFICER');

const personsOf = (world: World): readonly { person: Person; places: readonly Aimed['place'][] }[] => [
  { person: unguarded(world, 'canbo.ttyt', everyKind), places: ['sibling', 'parent', 'other branch', 'nothing'] },
  { person: unguarded(world, 'nhanvien.ttyt', ['OWN_RECORD_READER']), places: ['own', 'other branch', 'nothing'] },
  { person: widened(world, 'canbo.ttyt', unitIds.province), places: ['own', 'sibling', 'nothing'] },
];
