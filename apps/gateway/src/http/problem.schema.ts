import { ApiProperty } from '@nestjs/swagger';

class FieldErrorSchema {
  @ApiProperty({ maxLength: 500, description: 'JSON Pointer (RFC 6901)' }) pointer: string;
  @ApiProperty({ maxLength: 100 }) code: string;
  @ApiProperty({ maxLength: 500, required: false }) message?: string;
}

/** A problem document (RFC 9457) as the API documents it; `code` is for programs, `title` and `detail` for people. */
export class ProblemSchema {
  @ApiProperty({ maxLength: 200 }) type: string;
  @ApiProperty({ maxLength: 200 }) title: string;
  @ApiProperty({ maxLength: 1000 }) detail: string;
  @ApiProperty({ minimum: 400, maximum: 599, type: 'integer' }) status: number;
  @ApiProperty({ maxLength: 100 }) code: string;
  @ApiProperty({ maxLength: 2000 }) instance: string;
  @ApiProperty({ maxLength: 32 }) traceId: string;
  @ApiProperty({ type: [FieldErrorSchema], maxItems: 100, required: false }) errors?: FieldErrorSchema[];
  @ApiProperty({ maxLength: 300, required: false, description: 'Điều khoản làm căn cứ' }) article?: string;
}
