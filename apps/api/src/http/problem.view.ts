import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Parameters } from '@sealtrail/event-sourcing';
import { RouteReferenceView } from './route-reference.view';

const values = { type: 'object', additionalProperties: true } as const;

/** What is wrong with one field. */
export class ProblemFieldView {
  @ApiProperty({
    description:
      'JSON Pointer into the body; for a query, the name of the parameter; empty: of the path, or the whole.',
    example: '/materials/0/code',
  })
  pointer: string;

  @ApiProperty({ description: 'Stable; programs decide by it.', example: 'field.too-long' })
  code: string;

  @ApiProperty({
    description: 'In the language that `Accept-Language` asks for.',
    example: 'must have at most 64 characters',
  })
  detail: string;

  @ApiPropertyOptional({ description: 'The values that the words are filled with.', example: { max: 64 }, ...values })
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

  @ApiProperty({ description: 'This occurrence, in the language that `Accept-Language` asks for (zh, en).' })
  detail: string;

  @ApiProperty({ description: 'Stable; programs decide by it.', example: 'application.not-accepted' })
  code: string;

  @ApiPropertyOptional({
    description:
      'The values that `detail` is filled with, and what else the code names: its page and `ParametersOf.<code>` say which.',
    example: { revision: '7' },
    ...values,
  })
  parameters?: Parameters;

  @ApiPropertyOptional({
    type: [RouteReferenceView],
    description: 'Routes by which what is missing comes about, where there are any.',
  })
  next?: readonly RouteReferenceView[];

  @ApiProperty({ type: [ProblemFieldView], required: false })
  errors?: ProblemFieldView[];

  @ApiProperty({ example: '4bf92f3577b34da6a3ce929d0e0e4736' })
  traceId: string;
}
