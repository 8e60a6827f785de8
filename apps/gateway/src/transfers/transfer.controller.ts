import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CancelTransfer,
  FindTransfers,
  GetTransfer,
  HandOnTransfer,
  ProposeTransfer,
  ReceiveTransfer,
  RefuseTransfer,
  SendTransfer,
} from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Transfers of a record between units (chuyển hồ sơ điện tử). */
@ApiTags('records')
@Controller()
export class TransferController {
  constructor(private readonly edge: Edge) {}

  @Route('POST', 'transfers', ProposeTransfer, { summary: 'Lập việc chuyển hồ sơ theo quyết định', status: 201 })
  propose(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(ProposeTransfer, asked);
  }

  @Route('GET', 'transfers', FindTransfers, { summary: 'Việc chuyển đến, chuyển đi trong phạm vi' })
  find(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(FindTransfers, asked);
  }

  @Route('GET', 'transfers/:transferId', GetTransfer, { summary: 'Đọc một việc chuyển hồ sơ' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetTransfer, asked);
  }

  @Route('POST', 'transfers/:transferId:send', SendTransfer, { summary: 'Bên giao chuyển hồ sơ' })
  send(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(SendTransfer, asked);
  }

  @Route('POST', 'transfers/:transferId:receive', ReceiveTransfer, { summary: 'Bên nhận tiếp nhận hồ sơ' })
  receive(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(ReceiveTransfer, asked);
  }

  @Route('POST', 'transfers/:transferId:hand-on', HandOnTransfer, { summary: 'Bên nhận giao cho đơn vị trực tiếp sử dụng' })
  handOn(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(HandOnTransfer, asked);
  }

  @Route('POST', 'transfers/:transferId:refuse', RefuseTransfer, { summary: 'Bên nhận từ chối, nêu lý do' })
  refuse(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(RefuseTransfer, asked);
  }

  @Route('POST', 'transfers/:transferId:cancel', CancelTransfer, { summary: 'Bên giao hủy việc chuyển' })
  cancel(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(CancelTransfer, asked);
  }
}
