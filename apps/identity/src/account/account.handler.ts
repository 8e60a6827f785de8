import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  AccountRequest,
  AccountStepRequest,
  CancelAccount,
  CreateAccount,
  CreateAccountRequest,
  FindAccounts,
  FindAccountsRequest,
  GetAccount,
  LockAccount,
  ReissuePassword,
  UnlockAccount,
} from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { AccountQuery } from './account.query';
import { AccountStepService } from './account-step.service';
import { CreateAccountService } from './create-account.service';

@Controller()
export class AccountHandler {
  constructor(
    private readonly accounts: AccountQuery,
    private readonly issuing: CreateAccountService,
    private readonly steps: AccountStepService,
  ) {}

  @Handles(FindAccounts)
  find(@Payload() request: FindAccountsRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.accounts.find(request, message);
  }

  @Handles(GetAccount)
  get(@Payload() request: AccountRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.accounts.get(request, message);
  }

  @Handles(CreateAccount)
  create(@Payload() request: CreateAccountRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.issuing.create(request, message);
  }

  @Handles(LockAccount)
  lock(@Payload() request: AccountStepRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.take('lock', request, message);
  }

  @Handles(UnlockAccount)
  unlock(@Payload() request: AccountStepRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.take('unlock', request, message);
  }

  @Handles(CancelAccount)
  cancel(@Payload() request: AccountStepRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.take('cancel', request, message);
  }

  @Handles(ReissuePassword)
  reissuePassword(@Payload() request: AccountStepRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.reissue(request, message);
  }
}
