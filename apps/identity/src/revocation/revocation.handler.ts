import { Controller } from '@nestjs/common';
import { ListRevocations } from '@noivu/contracts';
import { Handles, Reply } from '@noivu/messaging';
import { Revocations } from './revocations';

@Controller()
export class RevocationHandler {
  constructor(private readonly revocations: Revocations) {}

  @Handles(ListRevocations)
  async list(): Promise<Reply> {
    return new Reply(await this.revocations.list());
  }
}
