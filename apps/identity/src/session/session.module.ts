import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module';
import { RevocationModule } from '../revocation/revocation.module';
import { SigningModule } from '../signing/signing.module';
import { OwnPasswordCheck } from './own-password.check';
import { OwnPasswordService } from './own-password.service';
import { RefreshService } from './refresh.service';
import { SelfHandler } from './self.handler';
import { SelfQuery } from './self.query';
import { SessionHandler } from './session.handler';
import { SessionIssuer } from './session-issuer';
import { SignInService } from './sign-in.service';
import { SignInThrottle } from './sign-in-throttle';
import { SignOutService } from './sign-out.service';

@Module({
  imports: [PasswordModule, RevocationModule, SigningModule],
  controllers: [SessionHandler, SelfHandler],
  providers: [
    SessionIssuer,
    SignInThrottle,
    SignInService,
    RefreshService,
    SignOutService,
    OwnPasswordCheck,
    OwnPasswordService,
    SelfQuery,
  ],
})
export class SessionModule {}
