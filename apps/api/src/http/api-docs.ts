import { ApiProperty } from '@nestjs/swagger';

/** What every command answers with. */
export class ReceiptView {
  @ApiProperty({ example: '0198c0de-7a31-7c0e-9d55-0d2f6c1b8a40' })
  id: string;

  @ApiProperty({ description: 'Revision of the stream, decimal; the value of `ETag`.', example: '4' })
  revision: string;

  @ApiProperty({ description: 'Position in the log, decimal; for `Sealtrail-Min-Position`.', example: '1027' })
  position: string;
}

class FieldErrorView {
  @ApiProperty({
    description: 'JSON Pointer into the body; for a query, the name of the parameter.',
    example: '/materials/0/code',
  })
  pointer: string;

  @ApiProperty({ example: 'must be a string' })
  detail: string;
}

/** 错误: every refusal has this form (RFC 9457). */
export class ProblemView {
  @ApiProperty({ example: '/problems/application.not-accepted' })
  type: string;

  @ApiProperty({ example: 'Application: not accepted' })
  title: string;

  @ApiProperty({ example: 409 })
  status: number;

  @ApiProperty()
  detail: string;

  @ApiProperty({ description: 'Stable; programs decide by it.', example: 'application.not-accepted' })
  code: string;

  @ApiProperty({ type: [FieldErrorView], required: false })
  errors?: FieldErrorView[];

  @ApiProperty({ example: '4bf92f3577b34da6a3ce929d0e0e4736' })
  traceId: string;
}
