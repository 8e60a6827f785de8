import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Caller } from '@noivu/access';
import { DomainError } from '@noivu/problem';
import type { Envelope } from './message-headers';

/** A message that a service has taken up: its envelope, and after authentication its caller. */
export class MessageContext {
  caller: Caller | undefined;
  /** True once the seal has been found to be that of the sender whom the envelope names, and who may ask this. */
  sealed = false;
  /** True once a line of the audit trail tells of this message, refused or not. */
  audited = false;
  /** When it was taken up, by `performance.now()`. */
  readonly arrivedAt = performance.now();

  constructor(
    readonly subject: string,
    readonly envelope: Envelope,
    readonly seal: string,
    readonly body: Uint8Array,
  ) {}

  /** True once nobody waits for the answer any more. */
  isExpired(now: number): boolean {
    return this.envelope.deadline <= now;
  }

  /** The version that an If-Match header names (`"v17"`). @throws DomainError if-match-required, version-stale */
  expectedVersion(): number {
    const { ifMatch } = this.envelope;
    if (!ifMatch) throw new DomainError('if-match-required');
    const version = /^"v(\d{1,9})"$/.exec(ifMatch)?.[1];
    if (version === undefined) throw new DomainError('version-stale');
    return Number(version);
  }

  /** The caller of a message that only signed-in people may send. @throws DomainError sign-in-required */
  signedIn(): Caller {
    if (!this.caller) throw new DomainError('sign-in-required');
    return this.caller;
  }
}

/** The message context as a parameter of a handler. */
export const Message = createParamDecorator((_: unknown, context: ExecutionContext): MessageContext =>
  context.switchToRpc().getContext<MessageContext>(),
);
