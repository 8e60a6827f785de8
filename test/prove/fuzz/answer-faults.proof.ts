import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerFaults } from './answer/answer-faults';
import { schemaFaults } from './document/schema-faults';
import { operationsIn, type ApiDocument } from './document/schema';
import { send } from './wire';

const page = { type: 'object', properties: { page: { type: 'integer', minimum: 1, maximum: 9 } }, required: ['page'] } as const;
const problem = (code: string, over: object = {}) => ({
  type: `/problems/${code}`,
  title: 'Không tìm thấy',
  detail: 'Không có đối tượng này trong phạm vi của tài khoản.',
  status: 404,
  code,
  instance: '/pages',
  traceId: 'a'.repeat(32),
  ...over,
});
const text = { type: 'string', maxLength: 200 } as const;
const document: ApiDocument = {
  paths: {
    '/pages': {
      get: {
        operationId: 'page_get',
        'x-permission': 'public',
        responses: { '200': { content: { 'application/json': { schema: page } } }, '404': { content: { 'application/problem+json': {} } } },
      },
    },
  },
  components: {
    schemas: {
      ProblemSchema: {
        type: 'object',
        properties: { type: text, title: text, detail: text, code: text, instance: text, traceId: text, status: { type: 'integer' } },
        required: ['type', 'title', 'detail', 'code', 'instance', 'traceId', 'status'],
        additionalProperties: true,
      },
    },
  },
};

/** What a stub answers with, and what has to be found wrong with it. */
type Stub = readonly [what: string, status: number, body: unknown, fault: RegExp | undefined, headers?: Readonly<Record<string, string>>];
const stubs: readonly Stub[] = [
  ['as documented', 200, { page: 3 }, undefined],
  ['a fault', 500, problem('internal-fault', { status: 500 }), /^500$/],
  ['a service that is away', 503, problem('service-unavailable', { status: 503 }), /^503$/],
  ['a status that is not documented', 202, { page: 3 }, /202 is not documented/],
  ['a field that is not documented', 200, { page: 3, password: 'x' }, /password is not documented/],
  ['a field that is missing', 200, {}, /page is missing/],
  ['another type', 200, { page: '3' }, /page is no number/],
  ['a number out of bounds', 200, { page: 10 }, /page is out of bounds/],
  ['no JSON', 200, undefined, /is no object/],
  ['another content type', 200, { page: 3 }, /text\/html is not documented/, { 'content-type': 'text/html' }],
  ['no trace', 200, { page: 3 }, /no traceparent/, { traceparent: '' }],
  ['an answer that may be kept', 200, { page: 3 }, /may be cached/, { 'cache-control': 'public' }],
  ['a refusal as documented', 404, problem('not-found'), undefined],
  ['a refusal in no words of ours', 404, { error: 'Not Found' }, /a refusal as application\/json/],
  ['a code of no catalogue', 404, problem('oops'), /in no catalogue/],
  ['other words', 404, problem('not-found', { title: 'Cannot GET /pages' }), /title is Cannot GET/],
  ['another status in the body', 404, problem('not-found', { status: 400 }), /status is 400/],
];

describe('the check of answers', () => {
  let server: Server;
  let url: string;
  let stub: Stub = ['', 200, {}, undefined];

  beforeAll(async () => {
    server = createServer((_, response) => {
      const [, status, body, , headers = {}] = stub;
      const isProblem = typeof body === 'object' && body !== null && 'code' in body;
      const all = {
        'content-type': isProblem ? 'application/problem+json' : 'application/json',
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`,
        'cache-control': 'no-store',
        'content-language': 'vi',
        'x-content-type-options': 'nosniff',
        ...headers,
      };
      response.writeHead(status, all).end(body === undefined ? '<html>' : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server?.close());

  it.each(stubs.map((one) => [one[0], one] as const))('sees what is wrong: %s', async (_, given) => {
    stub = given;
    const [, , , fault] = given;
    const asked = { method: 'GET', path: '/pages', headers: {} };
    const faults = answerFaults(asked, await send(url, asked), operationsIn(document)[0], document);
    if (fault === undefined) expect(faults).toEqual([]);
    else expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  it('passes over no word of a schema that it does not know', () => {
    expect(() => schemaFaults('x', { type: 'string', format: 'email' }, document)).toThrow('does not know the format email');
    expect(() => schemaFaults({}, { type: 'object', oneOf: [] } as never, document)).toThrow('does not know oneOf');
    expect(() => schemaFaults({}, {}, document)).toThrow('has no type');
  });
});
