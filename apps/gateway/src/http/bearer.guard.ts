import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { contractServedBy, Trust, type Caller } from '@noivu/access';
import { DomainError } from '@noivu/problem';
import { bearerOf } from './asked';

/** Authenticates every route except those whose contract is public. Passport signs in whoever shows a token for the first time; then its caller is known. */
@Injectable()
export class BearerGuard extends AuthGuard('bearer') {
  constructor(private readonly trust: Trust) {
    super();
  }

  override canActivate(context: ExecutionContext): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    const contract = contractServedBy(context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest & { operation?: string | undefined; user?: Caller }>();
    // Kept for whoever has to say later what was asked for.
    request.operation = contract?.subject;
    if (contract?.permission === 'public') return true;
    const token = bearerOf(request);
    const caller = token === undefined ? undefined : this.trust.recalled(token);
    if (caller === undefined) return super.canActivate(context);
    request.user = caller;
    return true;
  }

  override handleRequest<User>(error: unknown, caller: User | false, info: unknown): User {
    const refusal = [error, info].find((cause) => cause instanceof DomainError);
    if (refusal) throw refusal;
    if (error || !caller) throw new DomainError('sign-in-required');
    return caller;
  }
}
