import { Injectable } from '@nestjs/common';
import type { Contract } from '@noivu/contracts';
import { checked, ServiceBus, type Reply } from '@noivu/messaging';
import { DomainError } from '@noivu/problem';
import type { Asked } from './asked';

/** The way from a route to its service: what is malformed ends here, everything else passes on as it is. */
@Injectable()
export class Edge {
  constructor(private readonly bus: ServiceBus) {}

  /** @throws DomainError request-invalid, if-match-required, or what the service refuses with */
  async pass<Request extends object>(contract: Contract<Request, unknown>, { fields, asking }: Asked): Promise<Reply> {
    const request = await checked(contract.request, fields);
    if (contract.versioned && asking.ifMatch === undefined) throw new DomainError('if-match-required');
    return this.bus.pass(contract, request, asking);
  }
}
