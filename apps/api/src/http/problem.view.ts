import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Parameters } from '@sealtrail/event-sourcing';
import { RouteReferenceView } from './route-reference.view';

const values = { type: 'object', additionalProperties: true } as const;

/** A fault of a field. */
export class ProblemFieldView {
  @ApiProperty({
    description:
      'JSON Pointer into the body; for a query, the name of the parameter; empty: the path, or the whole request.',
    example: '/materials/0/code',
  })
  pointer: string;

  @ApiProperty({ description: 'Stable; for use by programs.', example: 'field.too-long' })
  code: string;

  @ApiProperty({
    description: 'In the language requested by `Accept-Language`.',
    example: 'must have at most 64 characters',
  })
  detail: string;

  @ApiPropertyOptional({ description: 'Parameter values of the text.', example: { max: 64 }, ...values })
  parameters?: Parameters;
}

/** 错误: every refusal has this form (RFC 9457). */
export class ProblemView {
  @ApiProperty({ example: '/problems/application.not-accepted' })
  type: string;

  @ApiProperty({ description: 'The same for every occurrence of the code.', example: 'Not yet accepted' })
  title: string;

  @ApiProperty({ example: 409 })
  status: number;

  @ApiProperty({ description: 'This occurrence, in the language requested by `Accept-Language` (zh, en).' })
  detail: string;

  @ApiProperty({ description: 'Stable; for use by programs.', example: 'application.not-accepted' })
  code: string;

  @ApiPropertyOptional({
    description:
      'Parameter values of `detail` and further parameters of the code; see its page and `ParametersOf.<code>`.',
    example: { revision: '7' },
    ...values,
  })
  parameters?: Parameters;

  @ApiPropertyOptional({
    type: [RouteReferenceView],
    description: 'Routes that provide what is missing, if any.',
  })
  next?: readonly RouteReferenceView[];

  @ApiProperty({ type: [ProblemFieldView], required: false })
  errors?: ProblemFieldView[];

  @ApiProperty({ example: '4bf92f3577b34da6a3ce929d0e0e4736' })
  traceId: string;
}
