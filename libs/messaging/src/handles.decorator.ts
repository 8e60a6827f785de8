import { applyDecorators, UseFilters, UsePipes } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { Serves } from '@noivu/access';
import type { Contract } from '@noivu/contracts';
import { ProblemRpcFilter } from './problem-rpc.filter';
import type { Reply } from './reply';
import { RequestPipe } from './request.pipe';

type HandlerOf<Request, Answer> = (request: Request, ...rest: never[]) => Promise<Answer | Reply>;

/** Binds a method to a contract; the compiler holds its request and reply to the contract. */
export function Handles<Request extends object, Answer>(contract: Contract<Request, Answer>) {
  return applyDecorators(
    MessagePattern(contract.subject),
    Serves(contract),
    UsePipes(new RequestPipe(contract.request)),
    UseFilters(ProblemRpcFilter),
  ) as <Method extends HandlerOf<Request, Answer>>(target: object, key: string | symbol, method: TypedPropertyDescriptor<Method>) => void;
}
