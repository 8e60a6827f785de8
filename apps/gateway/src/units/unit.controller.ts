import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FindStaffingQuotas, FindUnits, GetUnit, GetUnitTree, SetStaffingQuota } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Units and their staffing quotas (cơ quan, đơn vị; biên chế). */
@ApiTags('organisation')
@Controller()
export class UnitController {
  constructor(private readonly edge: Edge) {}

  @Route('GET', 'units', FindUnits, { summary: 'Tìm đơn vị, có dấu hoặc không dấu, theo cây của một ngày' })
  find(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(FindUnits, asked);
  }

  @Route('GET', 'units/:unitId', GetUnit, { summary: 'Đọc một đơn vị' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetUnit, asked);
  }

  @Route('GET', 'units/:unitId/tree', GetUnitTree, { summary: 'Một đơn vị và mọi đơn vị bên dưới' })
  tree(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetUnitTree, asked);
  }

  @Route('GET', 'staffing-quotas', FindStaffingQuotas, { summary: 'Biên chế được giao của một đơn vị' })
  quotas(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(FindStaffingQuotas, asked);
  }

  @Route('PUT', 'staffing-quotas', SetStaffingQuota, { summary: 'Giao biên chế cho một đơn vị, một năm, một loại' })
  setQuota(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(SetStaffingQuota, asked);
  }
}
