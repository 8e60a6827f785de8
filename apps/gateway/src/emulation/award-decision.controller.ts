import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordAwardDecision } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Decided awards (quyết định khen thưởng). */
@ApiTags('emulation')
@Controller()
export class AwardDecisionController {
  constructor(private readonly edge: Edge) {}

  @Route('POST', 'award-decisions', RecordAwardDecision, {
    summary: 'Ghi nhận quyết định khen thưởng; kết quả vào hồ sơ cá nhân',
    status: 201,
  })
  record(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(RecordAwardDecision, asked);
  }
}
