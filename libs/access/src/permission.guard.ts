import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AnyContract } from '@noivu/contracts';
import type { Caller } from './caller';
import { permit } from './permit';

const CONTRACT = 'noivu:contract';

/** Says which contract a route or a message handler serves; without it the guard refuses and the app does not start. */
export const Serves = (contract: AnyContract) => SetMetadata(CONTRACT, contract);

/** The contract that a route or handler serves. */
export const contractServedBy = (method: object): AnyContract | undefined =>
  Reflect.getMetadata(CONTRACT, method) as AnyContract | undefined;

/** Where the authenticated caller stands once a token was verified: on the HTTP request, or on the message. */
interface Authenticated {
  readonly user?: Caller;
  readonly caller?: Caller;
}

/**
 * The tier-permission guard of gateway and services alike: denies when there is no contract, no caller or no permission.
 * It runs after authentication and before anything is read from the request.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const contract = this.reflector.get<AnyContract | undefined>(CONTRACT, context.getHandler());
    if (!contract) return false;
    const at =
      context.getType() === 'http' ? context.switchToHttp().getRequest<Authenticated>() : context.switchToRpc().getContext<Authenticated>();
    permit(contract, at.user ?? at.caller);
    return true;
  }
}
