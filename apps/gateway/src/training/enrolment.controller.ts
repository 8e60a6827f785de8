import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RecordEnrolment } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Completed courses (kết quả đào tạo, bồi dưỡng). */
@ApiTags('training')
@Controller()
export class EnrolmentController {
  constructor(private readonly edge: Edge) {}

  @Route('POST', 'enrolments', RecordEnrolment, {
    summary: 'Ghi nhận kết quả đào tạo, bồi dưỡng; kết quả vào hồ sơ của người học',
    status: 201,
  })
  record(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(RecordEnrolment, asked);
  }
}
