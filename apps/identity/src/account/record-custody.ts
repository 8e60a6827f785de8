import { Injectable } from '@nestjs/common';
import { GetRecord } from '@noivu/contracts';
import { ServiceBus, type MessageContext } from '@noivu/messaging';

/** What identity must know of records, which are personnel's: whether one lies in the scope of whoever asks. */
@Injectable()
export class RecordCustody {
  constructor(private readonly bus: ServiceBus) {}

  /**
   * Reads the record on behalf of the caller, so that nobody is given an account on a record that the giver cannot see.
   * @throws DomainError not-found outside the caller's scope, service-unavailable
   */
  async assertReached(recordId: string, { envelope: { token, trace } }: MessageContext): Promise<void> {
    await this.bus.pass(GetRecord, { recordId }, { ...(token !== undefined && { token }), ...(trace !== undefined && { trace }) });
  }
}
