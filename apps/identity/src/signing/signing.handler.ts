import { Controller } from '@nestjs/common';
import { GetSigningKeys, type SigningKeys as PublicKeys } from '@noivu/contracts';
import { Handles } from '@noivu/messaging';
import { SigningKeys } from './signing-keys';

@Controller()
export class SigningHandler {
  constructor(private readonly keys: SigningKeys) {}

  @Handles(GetSigningKeys)
  get(): Promise<PublicKeys> {
    return Promise.resolve({ keys: [...this.keys.published] });
  }
}
