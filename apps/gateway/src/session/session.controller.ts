import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangePassword, GetSelf, RefreshSession, SignIn, SignOut } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Sign-in and what the signed-in account may know and change of itself (phiên đăng nhập). */
@ApiTags('session')
@Controller()
export class SessionController {
  constructor(private readonly edge: Edge) {}

  @Route('POST', 'auth/sign-in', SignIn, { summary: 'Đăng nhập' })
  signIn(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(SignIn, asked);
  }

  @Route('POST', 'auth/refresh', RefreshSession, { summary: 'Gia hạn phiên; mã gia hạn chỉ dùng được một lần' })
  refresh(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(RefreshSession, asked);
  }

  @Route('POST', 'auth/sign-out', SignOut, { summary: 'Đăng xuất' })
  signOut(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(SignOut, asked);
  }

  @Route('POST', 'auth/password', ChangePassword, { summary: 'Đổi mật khẩu; mọi phiên khác chấm dứt' })
  changePassword(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(ChangePassword, asked);
  }

  @Route('GET', 'me', GetSelf, { summary: 'Tài khoản, quyền và phạm vi của người đang đăng nhập' })
  self(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetSelf, asked);
  }
}
