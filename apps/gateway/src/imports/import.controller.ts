import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApplyImport, FindImportErrors, GetImport, OrderImport, UndoImport } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

/** Imports of rosters (nhập danh sách): checked first, applied once, undone while nobody has touched what they made. */
@ApiTags('imports')
@Controller()
export class ImportController {
  constructor(private readonly edge: Edge) {}

  @Route('POST', 'imports', OrderImport, { summary: 'Kiểm tra một danh sách đã tải lên; chưa lập hồ sơ nào', status: 202 })
  order(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(OrderImport, asked);
  }

  @Route('GET', 'imports/:importId', GetImport, { summary: 'Xem trước và trạng thái của một đợt nhập' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetImport, asked);
  }

  @Route('GET', 'imports/:importId/errors', FindImportErrors, { summary: 'Lỗi theo dòng và cột; 1.000 lỗi đầu được giữ' })
  errors(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(FindImportErrors, asked);
  }

  @Route('POST', 'imports/:importId:apply', ApplyImport, { summary: 'Lập hồ sơ từ các dòng đúng, một lần', status: 202 })
  apply(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(ApplyImport, asked);
  }

  @Route('POST', 'imports/:importId:undo', UndoImport, { summary: 'Rút những hồ sơ mà đợt nhập đã lập và chưa ai cập nhật', status: 202 })
  undo(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(UndoImport, asked);
  }
}
