import { problems } from '@noivu/problem';
import { schemaFaults } from '../document/schema-faults';
import type { ApiDocument, DocumentedOperation } from '../document/schema';
import type { FuzzAnswer, FuzzRequest } from '../wire';

/** What the gateway itself refuses before it knows of an operation. */
const beforeAnyOperation = [400, 401, 403, 404, 405, 413, 415, 429];
const problemType = 'application/problem+json';
const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

const mediaOf = ({ headers }: FuzzAnswer): string => String(headers['content-type'] ?? '').split(';')[0] ?? '';

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Tells in what an answer is not what the document says; nothing where it is.
 * @param operation undefined where the request names none: what is refused there need not be documented
 */
export function answerFaults(
  asked: FuzzRequest,
  answer: FuzzAnswer,
  operation: DocumentedOperation | undefined,
  document: ApiDocument,
): string[] {
  const { status, headers } = answer;
  if (status >= 500) return [`${status}`];
  const documented = operation?.responses[String(status)];
  const isKnown = documented !== undefined || (operation === undefined && beforeAnyOperation.includes(status));
  return [
    ...(isKnown ? [] : [`${status} is not documented`]),
    ...(trace.test(String(headers['traceparent'])) ? [] : ['no traceparent']),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['no x-content-type-options']),
    ...(headers['cache-control'] === 'no-store' ? [] : ['may be cached']),
    ...(asked.method === 'HEAD'
      ? []
      : status >= 400
        ? problemFaults(asked, answer, document)
        : bodyFaults(answer, documented?.content ?? {}, document)),
  ];
}

function bodyFaults(
  answer: FuzzAnswer,
  content: NonNullable<DocumentedOperation['responses'][string]['content']>,
  document: ApiDocument,
): string[] {
  const media = mediaOf(answer);
  const types = Object.keys(content);
  // What is handed out as a file has the type of the file.
  if (types.includes('application/octet-stream')) return media === '' ? ['no content type'] : [];
  const schema = content[media]?.schema;
  if (!schema) return [`${media} is not documented`];
  return media === 'application/json' ? schemaFaults(json(answer.bytes), schema, document) : [];
}

function problemFaults(asked: FuzzRequest, answer: FuzzAnswer, document: ApiDocument): string[] {
  if (mediaOf(answer) !== problemType) return [`a refusal as ${mediaOf(answer)}: ${answer.bytes.toString('utf8').slice(0, 200)}`];
  const problem = json(answer.bytes) as Readonly<Record<string, unknown>> | undefined;
  if (typeof problem !== 'object') return ['a refusal that is no object'];
  const code = String(problem['code']);
  if (!Object.hasOwn(problems, code)) return [`the code ${code} is in no catalogue`];
  const kind = problems[code as keyof typeof problems];
  // What cannot be read as HTTP names neither an address nor a language.
  const isUnreadable = problem['instance'] === '';
  const language = !isUnreadable && /^\s*en\b/i.test(String(asked.headers['accept-language'] ?? '')) ? 'en' : 'vi';
  const expected = {
    type: `/problems/${code}`,
    status: answer.status,
    ...kind[language],
    traceId: trace.exec(String(answer.headers['traceparent']))?.[1],
  };
  return [
    ...schemaFaults(problem, { $ref: '#/components/schemas/ProblemSchema' }, document),
    ...Object.entries(expected).flatMap(([name, value]) => (problem[name] === value ? [] : [`${name} is ${String(problem[name])}`])),
    ...(kind.status === answer.status ? [] : [`${code} under ${answer.status}`]),
    ...(answer.headers['content-language'] === language ? [] : ['the language is not told']),
  ];
}
