import fc from 'fast-check';
import type { NatsConnection } from '@nats-io/transport-node';
import { allContracts, serviceOf, services, type ServiceName } from '@noivu/contracts';
import type { KeyRing } from '@noivu/messaging';
import { sendersOf } from '../../../../deploy/registry/subject-rights';
import type { Envelope } from '../../../../libs/messaging/src/message-headers';
import { readEnvelope } from '../../../../libs/messaging/src/wire';
import { envelopeOf, type RawAnswer, type RawVoice } from '../raw-voice';
import { forge, mutation, type Forged, type Held, type Loot } from './mutation';

/** How many messages are under way at once. */
const ABREAST = 48;
const UNANSWERED_AFTER_MS = 1_000;

/** What came of the messages. */
export interface NatsReport {
  readonly seed: number;
  readonly sent: number;
  /** What should not have been answered, and was. */
  readonly accepted: readonly string[];
  /** How many were answered with which problem code. */
  readonly answers: Readonly<Record<string, number>>;
  /** Attempts that must stand on record, by the service that was tried. */
  readonly attempts: Readonly<Record<ServiceName, number>>;
}

/** Listens for everything that the broker lets it hear, and keeps what comes. */
export function listen(nats: NatsConnection, subjects: readonly string[]): Held[] {
  const held: Held[] = [];
  for (const subject of subjects) {
    nats.subscribe(subject, {
      callback: (refused, message) => {
        if (refused) return;
        const { envelope, seal } = readEnvelope(message.headers);
        held.push({ subject: message.subject, envelope, body: Buffer.from(message.data), seal });
      },
    });
  }
  return held;
}

/** A message that the service may send, sealed as it should be. */
export function ownMessage(keys: KeyRing, subject: string, request: object): Held {
  const envelope = envelopeOf({ from: keys.owner });
  const body = Buffer.from(JSON.stringify(request));
  return { subject, envelope, body, seal: keys.seal(serviceOf(subject), { subject, envelope, body }) };
}

/** Sends what fast-check makes out of the loot. */
export async function sendMutations(voice: RawVoice, loot: Loot, { count, seed }: { count: number; seed: number }): Promise<NatsReport> {
  const made = fc.sample(mutation, { numRuns: count * 2, seed });
  const accepted: string[] = [];
  const answers: Record<string, number> = {};
  const attempts = Object.fromEntries(services.map((service) => [service, 0])) as Record<ServiceName, number>;
  let sent = 0;
  const next = (): Forged | undefined => {
    while (sent < count) {
      const one = made.pop();
      if (!one) throw new Error('Too many mutations were none.');
      const forged = forge(one, loot);
      if (forged.rightful) continue;
      sent += 1;
      return forged;
    }
    return undefined;
  };
  const worker = async () => {
    for (let forged = next(); forged; forged = next()) {
      const { subject, envelope, body, seal, late, sealed } = forged;
      const answer = await voice.send({ subject, envelope, body, seal }, late ? UNANSWERED_AFTER_MS : undefined);
      // A late message under the service's own seal is counted as load, wherever it wanted to go; it is dropped unseen.
      if (!(answer.status === 0 && sealed)) attempts[serviceOf(subject)] += 1;
      const outcome = answer.code ?? (answer.status === 0 ? 'no answer' : `status ${answer.status}`);
      answers[outcome] = (answers[outcome] ?? 0) + 1;
      if (isAccepted(answer, envelope)) accepted.push(`${subject} ${outcome} from ${envelope.from}`);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, worker));
  return { seed, sent, accepted, answers, attempts };
}

// Only these are refusals at the door; any other code would mean that a handler had looked at the message.
const atTheDoor = ['sign-in-required', 'json-malformed'];

const isAccepted = ({ status, code }: RawAnswer, { deadline }: Envelope): boolean =>
  status === 0 ? deadline > Date.now() : code === undefined || !atTheDoor.includes(code);

/** Says something on every subject that is not its own, as itself; what the broker does not carry is never answered. */
export async function tryEverySubject(nats: NatsConnection, keys: KeyRing): Promise<string[]> {
  const subjects = allContracts()
    .filter((contract) => !sendersOf(contract).includes('training'))
    .map(({ subject }) => subject);
  for (const subject of subjects) {
    const { envelope, body } = ownMessage(keys, subject, {});
    nats.publish(subject, body, { reply: `_INBOX.training.${envelope.id}` });
  }
  await nats.flush();
  return subjects;
}
