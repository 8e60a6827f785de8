import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EnterDecision, FindDecisions, GetDecision } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Decisions (quyết định): entering one opens the duty to update for everybody it concerns. */
@ApiTags('records')
@Controller()
export class DecisionController {
  constructor(private readonly edge: Edge) {}

  @Route('POST', 'decisions', EnterDecision, { summary: 'Nhập quyết định và những người có liên quan', status: 201 })
  enter(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(EnterDecision, asked);
  }

  @Route('GET', 'decisions', FindDecisions, { summary: 'Danh sách quyết định trong phạm vi' })
  find(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(FindDecisions, asked);
  }

  @Route('GET', 'decisions/:decisionId', GetDecision, { summary: 'Đọc một quyết định' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetDecision, asked);
  }
}
