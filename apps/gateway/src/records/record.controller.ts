import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangeRecord,
  CreateRecord,
  GetAccessLog,
  GetChanges,
  GetFacts,
  GetRecord,
  LookupRecord,
  OrderExport,
  SearchRecords,
} from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Personnel records (hồ sơ cán bộ, công chức, viên chức). */
@ApiTags('records')
@Controller()
export class RecordController {
  constructor(private readonly edge: Edge) {}

  @Route('POST', 'personnel-records', CreateRecord, { summary: 'Lập hồ sơ mới từ quyết định tuyển dụng, tiếp nhận', status: 201 })
  create(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(CreateRecord, asked);
  }

  @Route('POST', 'personnel-records:search', SearchRecords, { summary: 'Tìm hồ sơ theo nhiều tiêu chí; thứ tự tên theo tiếng Việt' })
  search(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(SearchRecords, asked);
  }

  @Route('POST', 'personnel-records:export', OrderExport, {
    summary: 'Kết xuất danh sách ra Excel theo tiêu chí tìm kiếm; theo dõi công việc rồi tải tệp về',
    status: 202,
  })
  export(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(OrderExport, asked);
  }

  @Route('POST', 'personnel-records:lookup', LookupRecord, { summary: 'Tìm hồ sơ theo số định danh cá nhân (không bao giờ đặt trên URL)' })
  lookup(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(LookupRecord, asked);
  }

  @Route('GET', 'personnel-records/:recordId', GetRecord, { summary: 'Hồ sơ của một ngày, theo những gì đã ghi nhận đến một thời điểm' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetRecord, asked);
  }

  @Route('GET', 'personnel-records/:recordId/facts/:kind', GetFacts, { summary: 'Toàn bộ lịch sử ghi nhận của một loại thông tin' })
  facts(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetFacts, asked);
  }

  @Route('GET', 'personnel-records/:recordId/changes', GetChanges, { summary: 'Các lần cập nhật hồ sơ, mới nhất trước' })
  changes(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetChanges, asked);
  }

  @Route('POST', 'personnel-records/:recordId/changes', ChangeRecord, {
    summary: 'Cập nhật, đính chính, thay thế, thu hồi; tất cả hoặc không gì cả',
    status: 201,
  })
  change(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(ChangeRecord, asked);
  }

  @Route('GET', 'personnel-records/:recordId/access-log', GetAccessLog, { summary: 'Ai đã xem hoặc sửa hồ sơ, khi nào' })
  accessLog(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetAccessLog, asked);
  }
}
