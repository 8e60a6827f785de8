import { applyDecorators, HttpCode, RequestMapping, RequestMethod } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiExtension, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { Serves } from '@noivu/access';
import { attachmentKinds, AttachmentView, BeginAttachment } from '@noivu/contracts';
import { ProblemSchema } from '../http/problem.schema';
import { statusesOf } from '../http/route.decorator';

const refusal = (status: number) =>
  ApiResponse({
    status,
    description: 'Problem',
    content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${ProblemSchema.name}` } } },
  });

/** The one route whose body is a file: what it is called stands in the query, its bytes are the body. */
export function UploadRoute(path: string, summary: string): MethodDecorator {
  const { subject, permission, scope, audit } = BeginAttachment;
  return applyDecorators(
    RequestMapping({ method: RequestMethod.POST, path }),
    Serves(BeginAttachment),
    HttpCode(201),
    ApiOperation({ summary, operationId: subject.replaceAll('.', '_') }),
    ApiExtension('x-permission', permission),
    ApiExtension('x-scope', scope),
    ApiExtension('x-audit', audit),
    ApiBearerAuth(),
    ApiQuery({
      name: 'name',
      required: true,
      description: 'Tên tệp, kể cả phần mở rộng',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
    ApiQuery({ name: 'kind', required: false, schema: { type: 'string', enum: [...attachmentKinds] } }),
    ApiConsumes('application/octet-stream', 'application/pdf', 'image/*', 'text/*'),
    ApiBody({ required: true, description: 'Nội dung tệp, không quá 50 MB', schema: { type: 'string', format: 'binary' } }),
    ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', minLength: 8, maxLength: 100 } }),
    ApiResponse({ status: 201, description: 'OK', type: AttachmentView }),
    ...statusesOf(BeginAttachment, { hasParameters: false, readsBody: true }).map(refusal),
  );
}
