import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiProduces,
  ApiProperty,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';

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

const problem = (status: number, description: string): MethodDecorator =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } },
  });

const text = { type: 'string' } as const;
const ANSWER_HEADERS = {
  ETag: { description: 'Revision of the stream, for `If-Match`.', schema: { ...text, example: '"4"' } },
  'Sealtrail-Position': { description: 'Position that the command reached.', schema: { ...text, example: '1027' } },
  'Idempotency-Key': { description: 'The key that names this command.', schema: text },
};

/** The OpenAPI side of a command. `created`: it makes something (201 with `Location`). */
export const ApiCommand = ({
  created = false,
  type = ReceiptView,
}: {
  created?: boolean;
  type?: Type;
} = {}): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemView),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Names the command: the same key and body give the first answer again. Made by the server where absent.',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision you have seen, as in `ETag`: 412 where it has moved on.',
      schema: { type: 'string', example: '"4"' },
    }),
    created
      ? ApiCreatedResponse({
          type,
          headers: { ...ANSWER_HEADERS, Location: { description: 'Path of what was created.', schema: text } },
        })
      : ApiOkResponse({ type, headers: ANSWER_HEADERS }),
    problem(409, 'A rule says no; `code` says which.'),
    problem(412, 'Somebody else changed it since (`If-Match`).'),
    problem(422, 'Bad fields, all of them named in `errors`; or a key that names another request.'),
    problem(503, 'It is not known whether it was kept: send it again with the same Idempotency-Key.'),
  );

const VIEW_HEADERS = {
  'Sealtrail-Position': { description: 'Up to where the log is in this answer.', schema: text },
  'Sealtrail-Lag-Ms': { description: 'How long the oldest fact not yet in it has been waiting.', schema: text },
};

const minPosition = ApiHeader({
  name: 'Sealtrail-Min-Position',
  required: false,
  description: 'The position that the answer must have seen: waits up to two seconds, then 503.',
  schema: { type: 'string', example: '1027' },
});

/** The OpenAPI side of a question that answers one thing. */
export const ApiView = (type: Type): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemView),
    minPosition,
    ApiOkResponse({ type, headers: VIEW_HEADERS }),
    problem(404, 'There is none, or it is not yours to see.'),
    problem(503, 'The view has not reached the position asked for.'),
  );

/** The OpenAPI side of a list. */
export const ApiList = (item: Type): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(ProblemView, item),
    minPosition,
    ApiProduces('application/json', 'text/csv'),
    ApiOkResponse({
      headers: { ...VIEW_HEADERS, Link: { description: 'The next page, `rel="next"`.', schema: text } },
      schema: {
        type: 'object',
        required: ['items', 'next'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          next: { type: 'string', nullable: true, description: 'For `?cursor=`; null on the last page.' },
        },
      },
    }),
    problem(422, 'Bad or unknown parameters.'),
    problem(503, 'The view has not reached the position asked for.'),
  );
