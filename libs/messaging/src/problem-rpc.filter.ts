import { Catch, Logger, type ArgumentsHost, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';
import { DomainError, faultName } from '@noivu/problem';
import type { MessageContext } from './message-context';

/** Lets a refusal pass to the asker; a fault is logged here, without anything of the request, and passes without its inside. */
@Catch()
export class ProblemRpcFilter implements RpcExceptionFilter {
  private readonly log = new Logger('Fault');

  catch(error: unknown, host: ArgumentsHost): Observable<never> {
    if (error instanceof DomainError) return throwError(() => error);
    const { subject, envelope } = host.switchToRpc().getContext<MessageContext>();
    // A driver's message can quote the values of a row; the stack without its first line cannot.
    const stack = error instanceof Error ? error.stack?.split('\n').slice(1, 8).join('\n') : undefined;
    this.log.error({ fault: faultName(error), subject, trace: envelope.trace, stack });
    return throwError(() => new DomainError('internal-fault'));
  }
}
