import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ChangePassword,
  ChangePasswordRequest,
  RefreshRequest,
  RefreshSession,
  SignIn,
  SignInRequest,
  SignOut,
  type Nothing,
  type SessionTokens,
} from '@noivu/contracts';
import { Handles, Message, MessageContext } from '@noivu/messaging';
import { OwnPasswordService } from './own-password.service';
import { RefreshService } from './refresh.service';
import { SignInService } from './sign-in.service';
import { SignOutService } from './sign-out.service';

@Controller()
export class SessionHandler {
  constructor(
    private readonly signIns: SignInService,
    private readonly refreshes: RefreshService,
    private readonly signOuts: SignOutService,
    private readonly passwords: OwnPasswordService,
  ) {}

  @Handles(SignIn)
  signIn(@Payload() request: SignInRequest, @Message() message: MessageContext): Promise<SessionTokens> {
    return this.signIns.signIn(request, message);
  }

  @Handles(RefreshSession)
  refresh(@Payload() request: RefreshRequest, @Message() message: MessageContext): Promise<SessionTokens> {
    return this.refreshes.refresh(request, message);
  }

  @Handles(SignOut)
  signOut(@Payload() _request: Nothing, @Message() message: MessageContext): Promise<Nothing> {
    return this.signOuts.signOut(message);
  }

  @Handles(ChangePassword)
  changePassword(@Payload() request: ChangePasswordRequest, @Message() message: MessageContext): Promise<SessionTokens> {
    return this.passwords.change(request, message);
  }
}
