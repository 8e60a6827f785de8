import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GetSelf, type AccountSelf } from '@noivu/contracts';
import { Handles, Message, MessageContext } from '@noivu/messaging';
import { SelfQuery } from './self.query';

@Controller()
export class SelfHandler {
  constructor(private readonly selves: SelfQuery) {}

  @Handles(GetSelf)
  self(@Payload() _request: object, @Message() message: MessageContext): Promise<AccountSelf> {
    return this.selves.self(message);
  }
}
