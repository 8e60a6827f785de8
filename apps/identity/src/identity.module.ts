import { Module } from '@nestjs/common';
import { AccountModule } from './account/account.module';
import { RefusalModule } from './refusal/refusal.module';
import { RevocationModule } from './revocation/revocation.module';
import { SessionModule } from './session/session.module';
import { SigningModule } from './signing/signing.module';

/** Accounts, sessions, and who may do what (tài khoản, đăng nhập, phân quyền). */
@Module({ imports: [AccountModule, SessionModule, RevocationModule, SigningModule, RefusalModule] })
export class IdentityModule {}
