import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FindObligations } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Duties with a time limit (nghĩa vụ cập nhật, thời hạn). */
@ApiTags('records')
@Controller()
export class ObligationController {
  constructor(private readonly edge: Edge) {}

  @Route('GET', 'obligations', FindObligations, { summary: 'Việc phải làm và hạn; việc muộn của đơn vị, của sở, của toàn tỉnh' })
  find(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(FindObligations, asked);
  }
}
