import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { GetReport, GetReportPeople, GetReportSheet, ListReports } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Statistical forms as of any day, as figures, as a workbook, and opened to the people behind a figure (báo cáo thống kê). */
@ApiTags('reports')
@Controller()
export class ReportController {
  constructor(private readonly edge: Edge) {}

  @Route('GET', 'reports', ListReports, { summary: 'Các biểu mẫu thống kê và cột của chúng' })
  list(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(ListReports, asked);
  }

  @Route('GET', 'reports/:code.xlsx', GetReportSheet, { summary: 'Kết xuất biểu mẫu ra Excel theo mẫu quy định', produces: XLSX })
  sheet(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetReportSheet, asked);
  }

  @Route('GET', 'reports/:code', GetReport, { summary: 'Số liệu của biểu mẫu: một đơn vị, mỗi đơn vị trực thuộc một dòng, tại một ngày' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetReport, asked);
  }

  @Route('GET', 'reports/:code/people', GetReportPeople, { summary: 'Những người đứng sau một số liệu, trong phạm vi hồ sơ được quản lý' })
  people(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetReportPeople, asked);
  }
}
