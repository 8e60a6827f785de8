import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AskDueDate, AskRetirementRule, GetRegulation } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Rules of law that can be asked without a record (quy định). */
@ApiTags('rules')
@Controller()
export class RegulationController {
  constructor(private readonly edge: Edge) {}

  @Route('GET', 'regulation', GetRegulation, { summary: 'Quy chế đang áp dụng, mỗi giá trị kèm điều khoản' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetRegulation, asked);
  }

  @Route('GET', 'regulation/due-date', AskDueDate, { summary: 'Thời hạn của một sự kiện và căn cứ', alsoRefuses: [422] })
  dueDate(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(AskDueDate, asked);
  }

  @Route('GET', 'retirement-forecasts/rule', AskRetirementRule, { summary: 'Tuổi và ngày nghỉ hưu theo ngày sinh, giới tính' })
  retirement(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(AskRetirementRule, asked);
  }
}
