import * as fc from 'fast-check';
import type { Drawn, Shot } from './drawn';
import { onWire } from './drawn';

type Wild = Omit<Shot, 'sort' | 'lot'>;
type Trick = (drawn: Drawn) => Wild;

const deep = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);
const bodies: Readonly<Record<string, (text: string) => Buffer | string>> = {
  'nothing in it': () => '',
  'a broken JSON': (text) => text.slice(0, -1),
  'a comment': (text) => `/* x */${text}`,
  'a comma too many': (text) => text.replace(/\}$/, ',}'),
  'a mark of byte order': (text) => `\ufeff${text}`,
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  'bytes that are no UTF-8': () => Buffer.from('7b2261223a22ff22 7d'.replace(' ', ''), 'hex'),
  'a number that is none': () => '{"limit":NaN}',
  'an endless number': () => '{"limit":1e400,"year":1e400,"number":-1e400}',
  'every key twice': (text) => text.replace(/^\{/, `${text.replace(/\}$/, text === '{}' ? '' : ',')}`),
  'a prototype': () => '{"__proto__":{"isAdmin":true}}',
  'a prototype deeper down': () => '{"decision":{"__proto__":{"number":"1"}},"facts":[{"value":{"__proto__":{}}}]}',
  'a constructor': () => '{"constructor":{"prototype":{"isAdmin":true}}}',
  'a deep list': () => deep(100_000, '[', ']'),
  'a deep object': () => `${'{"value":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  'a deep value': () =>
    `{"acts":[{"act":"add","kind":"contact","validFrom":"2024-06-03","value":${deep(20_000, '[', ']')}}],"facts":[{"kind":"contact","validFrom":"2024-06-03","value":{"x":${deep(20_000, '[', ']')}}}]}`,
  'a list of many': () =>
    `{"facts":[${'{},'.repeat(100_000)}{}],"acts":[${'{},'.repeat(50_000)}{}],"concerns":[${'{},'.repeat(50_000)}{}]}`,
  'many fields': () => `{${Array.from({ length: 20_000 }, (_, n) => `"x${n}":${n}`).join(',')}}`,
  'a text of a megabyte': () => `{"name":"${'a'.repeat(1_048_000)}"}`,
  'more than a megabyte': () => `{"name":"${'a'.repeat(1_200_000)}"}`,
  null: () => 'null',
  'a list': () => '[]',
  'a text': () => '"x"',
  'a number': () => '7',
  'everything null': (text) => text.replaceAll(/:("[^"\\]*"|\d+|true|false)/g, ':null'),
};
const types = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'x',
  'application/jsonx',
  'image/png',
  '',
];
const methods = ['PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'HEAD', 'PROPFIND', 'PUT', 'POST', 'GET', 'SEARCH', 'MKCOL', 'LOCK'];
const headers: readonly Readonly<Record<string, string | readonly string[]>>[] = [
  { authorization: 'Basic YWRtaW46YWRtaW4=' },
  { authorization: 'Bearer' },
  { authorization: `Bearer ${'a'.repeat(3_000)}` },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' },
  { authorization: 'Bearer a.b.c' },
  { authorization: 'bearer a.b.c' },
  { traceparent: '00-0-0-0' },
  { traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00` },
  { traceparent: `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
  { tracestate: 'x'.repeat(2_000) },
  { 'content-encoding': 'gzip' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': "127.0.0.1' OR 1=1" },
  { 'x-original-url': '/api/v1/me' },
  { host: 'evil.example' },
  { accept: 'text/html' },
  { 'accept-language': 'x'.repeat(4_000) },
  { 'accept-language': 'en' },
  { range: 'bytes=0-1' },
  { origin: 'https://evil.example' },
  { cookie: `a=${'b'.repeat(3_000)}` },
  { 'idempotency-key': 'x' },
  { 'idempotency-key': 'kho-a-mo-t-khoa-dai' },
  { 'if-match': '*' },
  { 'if-modified-since': 'yesterday' },
  { te: 'trailers' },
  { connection: 'close' },
];
const paths: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => path.replace('/api/v1/', '/api/v1//'),
  (path) => path.replace('/api/v1/', '/api/v1/%2e%2e/v1/'),
  (path) => path.toUpperCase(),
  (path) => path.replaceAll('/', '%2F'),
  (path) => `${path}%`,
  (path) => `${path}%ff%fe`,
  (path) => `${path}%00`,
  (path) => `${path};x=1`,
  (path) => `${path}${'/x'.repeat(2_000)}`,
  (path) => `${path}${'a'.repeat(6_000)}`,
  (path) => `${path.split('?')[0] ?? ''}?${'a=1&'.repeat(2_000)}`,
  (path) => `${path.split('?')[0] ?? ''}?a[b][c]=1&a[]=2&=&&&=x&%=%`,
  (path) => `${path.split('?')[0] ?? ''}?__proto__[x]=1&__proto__=1`,
  (path) => path.replace('/api/v1', ''),
  (path) => path.replace('/api/v1', '/api/v2'),
  (path) => `//evil.example${path}`,
  (path) => `http://evil.example${path}`,
  () => '/',
  () => '/api',
  () => '/api/v1',
  () => '/metrics',
  () => '/api/docs',
  () => '/health/ready',
  () => '/favicon.ico',
  () => '*',
];

const isJson = ({ operation }: Drawn): boolean => operation.body !== undefined;
const textOf = ({ body }: Drawn): string => (body === undefined || Buffer.isBuffer(body) ? '{}' : JSON.stringify(body));

const tricks: readonly Trick[] = [
  ...Object.entries(bodies).map(([what, make]): Trick => (drawn) => {
    const request = onWire(drawn);
    // Where no body is looked for, one is no fault.
    if (drawn.operation.takesFiles || request.method === 'GET') return { what: 'as it is', operation: drawn.operation, request };
    const body = Buffer.from(make(textOf(drawn)) as string);
    return {
      what: `a body that is ${what}`,
      operation: drawn.operation,
      request: { ...request, headers: { ...request.headers, 'content-type': 'application/json' }, body },
    };
  }),
  ...types.map((type): Trick => (drawn) => {
    const request = onWire(drawn);
    const headersWithout = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'content-type'));
    const body = isJson(drawn) ? Buffer.from(textOf(drawn)) : request.body;
    return {
      what: `content-type ${type}`,
      operation: drawn.operation,
      request: { ...request, headers: { ...headersWithout, ...(type !== '' && { 'content-type': type }) }, ...(body && { body }) },
    };
  }),
  ...methods.map((method): Trick => (drawn) => ({
    what: `${method} instead`,
    operation: undefined,
    request: { ...onWire(drawn), method },
  })),
  ...headers.map((odd): Trick => (drawn) => {
    const request = onWire(drawn);
    return {
      what: JSON.stringify(odd).slice(0, 80),
      operation: drawn.operation,
      request: { ...request, headers: { ...request.headers, ...odd } },
    };
  }),
  ...paths.map((trick): Trick => (drawn) => {
    const request = onWire(drawn);
    return { what: 'another path', operation: undefined, request: { ...request, path: trick(request.path) } };
  }),
];

/** Something that no client would send. */
export const wild = (drawn: fc.Arbitrary<Drawn>): fc.Arbitrary<Wild> =>
  fc.tuple(drawn, fc.constantFrom(...tricks)).map(([request, trick]) => trick(request));
