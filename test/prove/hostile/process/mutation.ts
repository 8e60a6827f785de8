import { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { allContracts, serviceOf, type Sender } from '@noivu/contracts';
import type { KeyRing } from '@noivu/messaging';
import type { Envelope } from '../../../../libs/messaging/src/message-headers';
import { sendersOf } from '../../../../deploy/registry/subject-rights';

/** A message that the hostile service really has: one that reached it, or one of its own. */
export interface Held {
  readonly subject: string;
  readonly envelope: Envelope;
  readonly body: Buffer;
  readonly seal: string;
}

/** What the hostile service works with. */
export interface Loot {
  readonly held: readonly Held[];
  /** Its own key under its own name, and under a name that is not its own. */
  readonly own: KeyRing;
  readonly asGateway: KeyRing;
  /** A record that it would like to read and change. */
  readonly recordId: string;
}

const subjects = allContracts().map(({ subject }) => subject);
const keep = 'keep' as const;

/** How one message is made out of what is held: each part is kept, changed or forged. */
export const mutation = fc.record({
  base: fc.nat(1_000),
  subject: fc.oneof({ weight: 1, arbitrary: fc.constant(keep) }, { weight: 4, arbitrary: fc.constantFrom(...subjects) }),
  from: fc.constantFrom(keep, 'training', 'gateway', 'identity', 'personnel', 'operator', 'GATEWAY', 'nobody', '__proto__', 'constructor'),
  id: fc.constantFrom(keep, 'new', 'none'),
  deadline: fc.oneof(
    { weight: 7, arbitrary: fc.constantFrom('soon' as const, 'in years' as const) },
    { weight: 1, arbitrary: fc.constantFrom(keep, 'past' as const, 'none' as const) },
  ),
  token: fc.constantFrom(keep, 'none', 'cut', 'unsigned', 'by a shared secret', 'of another key', 'other claims', 'other context'),
  trace: fc.constantFrom(keep, 'none'),
  idempotencyKey: fc.constantFrom(keep, 'new'),
  ifMatch: fc.constantFrom(keep, '"v1"', '*'),
  body: fc.oneof(
    fc.constantFrom(keep, 'the record', 'an officer', 'nothing', 'a list', 'a prototype', 'no JSON'),
    fc.json({ maxDepth: 2 }),
  ),
  seal: fc.constantFrom(keep, 'own', 'own for the old subject', 'own as gateway', 'made up', 'none', 'cut'),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** One attempt, ready to be sent. */
export interface Forged extends Held {
  /** True when it is what it was, or what the hostile service may say anyway: no attempt at all. */
  readonly rightful: boolean;
  /** True when it comes too late, so that no answer is to be expected. */
  readonly late: boolean;
  /** True when the seal is really that of the sender named. */
  readonly sealed: boolean;
}

/** Makes the message. */
export function forge(mutated: Mutation, loot: Loot): Forged {
  const base = loot.held[mutated.base % loot.held.length] as Held;
  const subject = mutated.subject === keep ? base.subject : mutated.subject;
  const envelope = forgedEnvelope(mutated, base.envelope);
  const body = forgedBody(mutated.body, base.body, loot.recordId);
  const sealed = { subject, envelope, body };
  const seal = forgedSeal(mutated.seal, { base, sealed, loot });
  const isOwn = envelope.from === 'training' && seal === loot.own.seal(serviceOf(subject), sealed);
  const isSame = JSON.stringify([base.subject, base.envelope, base.body, base.seal]) === JSON.stringify([subject, envelope, body, seal]);
  const contract = allContracts().find((one) => one.subject === subject);
  const mayAsk = contract !== undefined && sendersOf(contract).includes('training' satisfies Sender);
  return { ...sealed, seal, rightful: isSame || (isOwn && mayAsk), late: envelope.deadline <= Date.now(), sealed: isOwn || isSame };
}

function forgedEnvelope({ from, id, deadline, token, trace, idempotencyKey, ifMatch }: Mutation, old: Envelope): Envelope {
  const deadlines = { keep: old.deadline, soon: Date.now() + 60_000, 'in years': Date.now() + 1e11, past: Date.now() - 1, none: 0 };
  return {
    from: from === keep ? old.from : from,
    id: { keep: old.id, new: randomUUID(), none: '' }[id],
    deadline: deadlines[deadline],
    token: forgedToken(token, old.token),
    trace: trace === keep ? old.trace : undefined,
    idempotencyKey: idempotencyKey === keep ? old.idempotencyKey : randomUUID(),
    ifMatch: ifMatch === keep ? old.ifMatch : ifMatch,
  };
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function forgedToken(way: Mutation['token'], token: string | undefined): string | undefined {
  if (way === keep || token === undefined) return token;
  const [head = '', claims = '', signature = ''] = token.split('.');
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>;
  const secret = part({ ...header, alg: 'HS256' });
  const ways: Record<Exclude<Mutation['token'], 'keep'>, string | undefined> = {
    none: undefined,
    cut: token.slice(0, -8),
    unsigned: `${part({ ...header, alg: 'none' })}.${claims}.`,
    'by a shared secret': `${secret}.${claims}.${createHmac('sha256', head).update(`${secret}.${claims}`).digest('base64url')}`,
    'of another key': `${part({ ...header, kid: 'stolen', jku: 'http://127.0.0.1/keys' })}.${claims}.${signature}`,
    'other claims': `${head}.${part({ ...said, perm: '____', tier: 'PROVINCE', sub: randomUUID() })}.${signature}`,
    'other context': `${head}.${part({ ...said, ctx: String(said['ctx']).replace(/\|[^|]*\|/, `|${randomUUID()}|`) })}.${signature}`,
  };
  return ways[way];
}

function forgedBody(way: string, old: Buffer, recordId: string): Buffer {
  const bodies: Readonly<Record<string, Buffer>> = {
    keep: old,
    'the record': Buffer.from(JSON.stringify({ recordId })),
    'an officer': Buffer.from(JSON.stringify({ username: 'quantri.snv', password: 'Noivu-demo-2026' })),
    nothing: Buffer.alloc(0),
    'a list': Buffer.from('[]'),
    'a prototype': Buffer.from('{"__proto__":{"caller":{"permissions":["personnel:record:read"]}},"constructor":{"prototype":{}}}'),
    'no JSON': Buffer.from('{"recordId":'),
  };
  return bodies[way] ?? Buffer.from(way);
}

interface Sealing {
  readonly base: Held;
  readonly sealed: Omit<Held, 'seal'>;
  readonly loot: Loot;
}

function forgedSeal(way: Mutation['seal'], { base, sealed, loot }: Sealing): string {
  const target = serviceOf(sealed.subject);
  const own = (keys: KeyRing, subject: string) => keys.seal(target, { ...sealed, subject });
  const ways: Record<Mutation['seal'], () => string> = {
    keep: () => base.seal,
    own: () => own(loot.own, sealed.subject),
    'own for the old subject': () => own(loot.own, base.subject),
    'own as gateway': () => own(loot.asGateway, sealed.subject),
    'made up': () => createHmac('sha256', 'noivu').update(sealed.body).digest('base64url'),
    none: () => '',
    cut: () => base.seal.slice(0, 20),
  };
  return ways[way]();
}
