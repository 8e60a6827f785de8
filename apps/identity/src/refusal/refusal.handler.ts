import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { recordAudit } from '@noivu/audit';
import { NoteRefusal, NoteRefusalRequest, type Nothing } from '@noivu/contracts';
import { Handles, Message, MessageContext } from '@noivu/messaging';

/** Puts on record what the gateway refused to a signed-in person before any service was asked. */
@Controller()
export class RefusalHandler {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  @Handles(NoteRefusal)
  async note(@Payload() { operation, code, traceId }: NoteRefusalRequest, @Message() message: MessageContext): Promise<Nothing> {
    message.signedIn();
    await recordAudit(this.db.manager, message, { action: NoteRefusal.audit, outcome: code, facts: { operation, traceId } });
    return {};
  }
}
