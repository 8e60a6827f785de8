import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemSchema } from './problem.schema';

const description = [
  'Nền tảng quản lý ngành Nội vụ của một tỉnh: hồ sơ điện tử cán bộ, công chức, viên chức; tổ chức, biên chế; đào tạo; thi đua, khen thưởng; báo cáo.',
  'Lỗi theo RFC 9457; ngày dạng YYYY-MM-DD; ngoài phạm vi tài khoản là 404, trong phạm vi nhưng không có quyền là 403.',
].join('\n\n');

/** Builds the OpenAPI 3.1 document of the gateway from its routes and contracts. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Noivu')
    .setDescription(description)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = openProblems(SwaggerModule.createDocument(app, base, { extraModels: [ProblemSchema] }));
  return { ...document, paths: Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [readablePath(path), item])) };
}

/** A refusal names its facts in members of its own, by its code (RFC 9457, 3.2). */
function openProblems(document: OpenAPIObject): OpenAPIObject {
  const { schemas = {} } = document.components ?? {};
  const problem = { ...schemas[ProblemSchema.name], additionalProperties: true };
  return { ...document, components: { ...document.components, schemas: { ...schemas, [ProblemSchema.name]: problem } } };
}

/** NestJS documents `:id(^[^:]+)::lock` in the router's own form; clients read `{id}:lock`. */
const readablePath = (path: string): string => path.replace(/\{?:?([A-Za-z]+)\}?\(\^\[\^:\]\+\)/g, '{$1}').replaceAll('::', ':');
