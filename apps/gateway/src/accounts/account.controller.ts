import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CancelAccount, CreateAccount, FindAccounts, GetAccount, LockAccount, ReissuePassword, UnlockAccount } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** The life of accounts (quản lý tài khoản). */
@ApiTags('accounts')
@Controller()
export class AccountController {
  constructor(private readonly edge: Edge) {}

  @Route('GET', 'accounts', FindAccounts, { summary: 'Tìm tài khoản trong phạm vi' })
  find(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(FindAccounts, asked);
  }

  @Route('GET', 'accounts/:accountId', GetAccount, { summary: 'Đọc một tài khoản' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetAccount, asked);
  }

  @Route('POST', 'accounts', CreateAccount, { summary: 'Cấp tài khoản; mật khẩu được cấp chỉ hiện một lần', status: 201 })
  create(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(CreateAccount, asked);
  }

  @Route('POST', 'accounts/:accountId:lock', LockAccount, { summary: 'Tạm khóa tài khoản' })
  lock(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(LockAccount, asked);
  }

  @Route('POST', 'accounts/:accountId:unlock', UnlockAccount, { summary: 'Mở khóa tài khoản' })
  unlock(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(UnlockAccount, asked);
  }

  @Route('POST', 'accounts/:accountId:cancel', CancelAccount, { summary: 'Hủy tài khoản' })
  cancel(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(CancelAccount, asked);
  }

  @Route('POST', 'accounts/:accountId:reissue-password', ReissuePassword, { summary: 'Cấp lại mật khẩu; mọi phiên chấm dứt' })
  reissuePassword(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(ReissuePassword, asked);
  }
}
