import { Readable } from 'node:stream';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CancelJob, GetJob, WatchJob, type JobView } from '@noivu/contracts';
import type { Reply } from '@noivu/messaging';
import { Ask, traceOf, type Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { Route } from '../http/route.decorator';
import { jobEvents } from './job-events';

/** Long work (công việc chạy nền). */
@ApiTags('jobs')
@Controller()
export class JobController {
  constructor(private readonly edge: Edge) {}

  @Route('GET', 'jobs/:jobId', GetJob, { summary: 'Trạng thái và kết quả của một công việc' })
  get(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(GetJob, asked);
  }

  @Route('DELETE', 'jobs/:jobId', CancelJob, {
    summary: 'Dừng một công việc sau phần đang làm; những gì đã làm được giữ nguyên',
    status: 202,
  })
  cancel(@Ask() asked: Asked): Promise<Reply> {
    return this.edge.pass(CancelJob, asked);
  }

  @Route('GET', 'jobs/:jobId/events', WatchJob, { summary: 'Theo dõi tiến độ (server-sent events)', produces: 'text/event-stream' })
  async events(@Ask() asked: Asked, @Req() request: FastifyRequest, @Res() response: FastifyReply): Promise<void> {
    const next = async () => (await this.edge.pass(WatchJob, asked)).parsed<JobView>();
    const first = await next();
    const stream = Readable.from(jobEvents(first, next, () => request.raw.destroyed || response.raw.destroyed));
    // A job that cannot be read any more ends the stream in order: whoever listens asks again and is told why.
    stream.on('error', () => response.raw.end());
    await response
      .header('traceparent', traceOf(request))
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream);
  }
}
