import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { contractServedBy, Trust } from '@noivu/access';
import { DomainError } from '@noivu/problem';
import { KeyRing } from './key-ring';
import type { MessageContext } from './message-context';

/**
 * Authenticates a message before anything is read from it: the seal must be that of a sender whom the contract allows, and the token, where
 * there is one, identity's. The gateway is always allowed; services only where the contract names them.
 */
@Injectable()
export class MessageGuard implements CanActivate {
  constructor(
    private readonly keys: KeyRing,
    private readonly trust: Trust,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const message = context.switchToRpc().getContext<MessageContext>();
    const contract = contractServedBy(context.getHandler());
    const { envelope, seal, subject, body } = message;
    const allowed = [...(contract?.permission === 'service' ? [] : ['gateway']), ...(contract?.callers ?? [])];
    if (!allowed.includes(envelope.from) || !this.keys.opens(envelope.from, seal, { subject, envelope, body })) {
      throw new DomainError('sign-in-required');
    }
    message.sealed = true;
    return envelope.token === undefined || this.authenticate(message, envelope.token);
  }

  private authenticate(message: MessageContext, token: string): boolean | Promise<boolean> {
    message.caller = this.trust.recalled(token);
    return message.caller !== undefined || this.verify(message, token);
  }

  private async verify(message: MessageContext, token: string): Promise<boolean> {
    message.caller = await this.trust.callerOf(token);
    return true;
  }
}
