import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { contractServedBy } from '@noivu/access';
import { DomainError } from '@noivu/problem';

/** Authenticates every route except those whose contract is public. */
@Injectable()
export class BearerGuard extends AuthGuard('bearer') {
  override canActivate(context: ExecutionContext): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    const contract = contractServedBy(context.getHandler());
    // Kept for whoever has to say later what was asked for.
    Object.assign(context.switchToHttp().getRequest<object>(), { operation: contract?.subject });
    return contract?.permission === 'public' || super.canActivate(context);
  }

  override handleRequest<Caller>(error: unknown, caller: Caller | false, info: unknown): Caller {
    const refusal = [error, info].find((cause) => cause instanceof DomainError);
    if (refusal) throw refusal;
    if (error || !caller) throw new DomainError('sign-in-required');
    return caller;
  }
}
