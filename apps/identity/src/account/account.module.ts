import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module';
import { RevocationModule } from '../revocation/revocation.module';
import { SigningModule } from '../signing/signing.module';
import { AccountHandler } from './account.handler';
import { AccountQuery } from './account.query';
import { AccountStepService } from './account-step.service';
import { CreateAccountService } from './create-account.service';
import { IssuedPasswords } from './issued-passwords';
import { RecordCustody } from './record-custody';

@Module({
  imports: [PasswordModule, RevocationModule, SigningModule],
  controllers: [AccountHandler],
  providers: [AccountQuery, CreateAccountService, AccountStepService, IssuedPasswords, RecordCustody],
})
export class AccountModule {}
