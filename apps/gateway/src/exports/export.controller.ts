import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FetchExport, GetExport, ReadExport, type ExportView } from '@noivu/contracts';
import { ServiceBus, type Reply } from '@noivu/messaging';
import { sendFile } from '../files/sent-file';
import { Ask, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Exports of people (kết xuất danh sách): seen and fetched by the account that ordered them, for a day. */
@ApiTags('exports')
@Controller()
export class ExportController {
  constructor(
    private readonly edge: Edge,
    private readonly bus: ServiceBus,
  ) {}

  @Route('GET', 'exports/:exportId', GetExport, { summary: 'Trạng thái của một bản kết xuất do chính tài khoản này yêu cầu' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetExport, asked);
  }

  @Route('GET', 'exports/:exportId/content', FetchExport, {
    summary: 'Tải tệp kết xuất về, trong 24 giờ kể từ khi lập xong',
    produces: XLSX,
    alsoRefuses: [409, 410],
  })
  async content(@Ask() asked: Asked, @Req() request: FastifyRequest, @Res() response: FastifyReply): Promise<void> {
    const { exportId, fileName, size = 0, sha256 = '' } = (await this.edge.pass(FetchExport, asked)).parsed<ExportView>();
    const file = { name: fileName, slug: fileName, contentType: XLSX, size, sha256 };
    await sendFile({ request, response }, file, async (offset) =>
      Buffer.from((await this.bus.pass(ReadExport, { exportId, offset }, asked.asking)).body as Uint8Array),
    );
  }
}
