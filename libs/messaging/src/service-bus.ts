import { randomUUID } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';
import { serviceOf, type Contract } from '@noivu/contracts';
import { DomainError, isProblem } from '@noivu/problem';
import { inboxOf } from './broker-connection';
import type { KeyRing } from './key-ring';
import type { Envelope } from './message-headers';
import { Questions } from './questions';
import { Reply } from './reply';
import { readReplyHead, writeEnvelope } from './wire';

/** On whose behalf and under which conditions something is asked. */
export interface Asking {
  /** The access token of the person on whose behalf it is asked; without it a service asks for itself. */
  readonly token?: string;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly trace?: string;
}

const READ_TIMEOUT_MS = 5_000;
const CHANGE_TIMEOUT_MS = 10_000;

/** Asks services. Request and reply types come from the contract alone. */
export class ServiceBus {
  private readonly questions: Questions;

  constructor(
    nats: NatsConnection,
    private readonly keys: KeyRing,
    private readonly subjectPrefix = '',
  ) {
    this.questions = new Questions(nats, inboxOf(keys.owner));
  }

  /** The reply as an object. @throws DomainError whatever the service refused with, or service-unavailable */
  async ask<Request extends object, Answer>(contract: Contract<Request, Answer>, request: Request, asking: Asking = {}): Promise<Answer> {
    return (await this.pass(contract, request, asking)).parsed<Answer>();
  }

  /** The reply as it came: bytes, status and ETag, for an edge that only passes it on. */
  async pass<Request extends object>(contract: Contract<Request, unknown>, request: Request, asking: Asking = {}): Promise<Reply> {
    const timeout = contract.timeout ?? (contract.changes ? CHANGE_TIMEOUT_MS : READ_TIMEOUT_MS);
    const body = Buffer.from(JSON.stringify(request));
    const envelope = this.envelope(asking, Boolean(contract.changes), timeout);
    const seal = this.keys.seal(serviceOf(contract.subject), { subject: contract.subject, envelope, body });
    const question = {
      subject: this.subjectPrefix + contract.subject,
      body,
      headers: writeEnvelope(envelope, seal),
      id: envelope.id,
      timeout,
    };
    const message = await this.questions.ask(question);
    return accepted(new Reply(message.data, readReplyHead(message.headers)));
  }

  private envelope({ token, idempotencyKey, ifMatch, trace }: Asking, changes: boolean, timeout: number): Envelope {
    const id = randomUUID();
    // Every command reaches its service with a key, so that a repetition by anybody cannot double it.
    const key = idempotencyKey ?? (changes ? id : undefined);
    return { from: this.keys.owner, id, deadline: Date.now() + timeout, token, trace, idempotencyKey: key, ifMatch };
  }
}

/** A refusal by the service that was asked: it stands in that service's audit trail already. */
export class ServiceRefusal extends DomainError {}

function accepted(reply: Reply): Reply {
  if ((reply.head.status ?? 200) < 400) return reply;
  const problem = reply.parsed<unknown>();
  if (!isProblem(problem)) throw new DomainError('internal-fault');
  const { code, status: _, ...facts } = problem;
  throw new ServiceRefusal(code, facts);
}
