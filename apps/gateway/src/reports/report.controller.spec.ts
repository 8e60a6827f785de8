import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AnyContract } from '@noivu/contracts';
import { Reply } from '@noivu/messaging';
import type { Asked } from '../http/asked';
import { Edge } from '../http/edge';
import { openApiDocument } from '../http/openapi';
import { ReplyAdapter } from '../http/reply.adapter';
import { ReportController } from './report.controller';

/** Says what would be asked of which service. */
const echo = { pass: ({ subject }: AnyContract, { fields }: Asked) => Promise.resolve(Reply.json({ subject, fields })) };

@Module({ controllers: [ReportController], providers: [{ provide: Edge, useValue: echo }] })
class ReportsAlone {}

describe('the routes of reports', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(ReportsAlone, new ReplyAdapter(), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const get = async (url: string): Promise<unknown> => {
    const { body } = await app.inject({ method: 'GET', url });
    return JSON.parse(body);
  };

  it.each([
    ['/reports', 'reporting.report.list', {}],
    ['/reports/BM01?unitId=u&asOf=2025-12-31', 'reporting.report.get', { code: 'BM01', unitId: 'u', asOf: '2025-12-31' }],
    ['/reports/BM01.xlsx?unitId=u', 'reporting.report.sheet', { code: 'BM01', unitId: 'u' }],
    [
      '/reports/BM01/people?unitId=u&column=female&limit=10',
      'reporting.report.people',
      { code: 'BM01', unitId: 'u', column: 'female', limit: 10 },
    ],
  ])('%s asks %s', async (url, subject, fields) => {
    expect(await get(url)).toEqual({ subject, fields });
  });

  // What is no code is refused by the contract, which knows the codes; the router only must not take one form for another.
  it.each([
    ['/reports/BM01.pdf', { code: 'BM01.pdf' }],
    ['/reports/bm01', { code: 'bm01' }],
  ])('%s is asked as it stands, and is no workbook', async (url, fields) => {
    expect(await get(url)).toEqual({ subject: 'reporting.report.get', fields });
  });

  it('documents the workbook under its own path', () => {
    const { paths } = openApiDocument(app);
    expect(Object.keys(paths).sort()).toEqual(['/reports', '/reports/{code}', '/reports/{code}.xlsx', '/reports/{code}/people']);
    expect(Object.keys(paths['/reports/{code}.xlsx']?.get?.responses['200'] ?? {})).toContain('content');
  });
});
