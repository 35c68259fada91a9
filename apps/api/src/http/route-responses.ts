import type { Type } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiProduces,
  getSchemaPath,
} from '@nestjs/swagger';
import { MEDIA_TYPES } from '../tables/file-formats';
import type { Table } from '../tables/table';
import { personalMembersOf } from '../trail/personal';
import { PURPOSE, PURPOSE_MAX, PURPOSE_SENT_MAX } from '../trail/purpose';
import { IDEMPOTENCY_KEY, STRONG_TAG } from './caller';
import { CommandResultView } from './command-result.view';
import type { RoutePage } from './html';
import { POSITION } from './position-tokens';

/**
 * What a route answers with when nothing is refused. `command`: changes a stream, repeatable by its key. `view`: one
 * thing out of the views. `list`: a page of them. `other`: neither; it answers as it likes (files, dry runs, the clock).
 */
export type RouteResponse = {
  readonly kind: 'command' | 'view' | 'list' | 'other';
  /** What of it is personal data: every answer that shows some of it stands in the access trail first. */
  readonly personal?: readonly string[];
  /** The class of what is answered, of a list that of its items: names are put beside the codes that it marks. */
  readonly bodyType?: Type;
  /** How it looks as a file; absent: it is JSON alone. */
  readonly table?: Table;
  /** What people get in place of JSON, by `Accept: text/html`; absent: nothing. */
  readonly page?: RoutePage;
  /** The OpenAPI side of it. */
  readonly documentation: readonly MethodDecorator[];
};

const text = { type: 'string' } as const;

const COMMAND_HEADERS = {
  ETag: { description: 'Revision of the stream, for `If-Match`.', schema: { ...text, example: '"4"' } },
  'Sealtrail-Position': {
    description:
      'Position that the command reached, for `Sealtrail-Min-Position`; a text that tells nothing, but for who looks into single ratings.',
    schema: { ...text, example: '1027' },
  },
  'Idempotency-Key': { description: 'The key that names this command.', schema: text },
};

const CREATED_HEADERS = {
  ...COMMAND_HEADERS,
  Location: {
    description:
      'Path of what was created. Asked in this process with the same key it is found at once; anywhere else send ' +
      '`Sealtrail-Position` of this answer as `Sealtrail-Min-Position`.',
    schema: text,
  },
};

const VIEW_HEADERS = {
  'Sealtrail-Position': { description: 'Up to where the log is in this answer.', schema: text },
  'Sealtrail-Lag-Ms': {
    description:
      'How long the oldest fact not yet in it has been waiting; whole minutes, but for who looks into single ratings.',
    schema: text,
  },
};

const commandResponse = (...answers: MethodDecorator[]): RouteResponse => ({
  kind: 'command',
  documentation: [
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Names the command: the same key and body give the first answer again. Made by the server where absent.',
      schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision you have seen, as in `ETag`: 412 where it has moved on.',
      schema: { type: 'string', pattern: STRONG_TAG.source, example: '"4"' },
    }),
    ...answers,
  ],
});

/** A command that changes something: 200. */
export const changed = (type: Type = CommandResultView): RouteResponse =>
  commandResponse(ApiOkResponse({ type, headers: COMMAND_HEADERS }));

/** A command that makes something: 201 with `Location`. */
export const created = (type: Type = CommandResultView): RouteResponse =>
  commandResponse(ApiCreatedResponse({ type, headers: CREATED_HEADERS }));

/** A PUT: 201 where the thing was new, else 200. */
export const createdOrChanged = (wasThere: string, type: Type = CommandResultView): RouteResponse =>
  commandResponse(
    ApiCreatedResponse({ type, headers: CREATED_HEADERS }),
    ApiOkResponse({ type, headers: COMMAND_HEADERS, description: wasThere }),
  );

const minPosition = ApiHeader({
  name: 'Sealtrail-Min-Position',
  required: false,
  description:
    'The position that the answer must have seen: waits up to two seconds, then 503. By itself an answer waits for the last ' +
    'command of the same key in the same process, so long; another process knows only what is said here.',
  schema: { type: 'string', pattern: POSITION.source, example: '1027' },
});

const purpose = ApiHeader({
  name: 'Sealtrail-Purpose',
  required: false,
  description: `Why you read personal data: kept in the access trail. At most ${PURPOSE_MAX} characters; those that are not ASCII percent-encoded, as UTF-8.`,
  schema: { type: 'string', maxLength: PURPOSE_SENT_MAX, pattern: PURPOSE.source },
});

const purposeFor = (type: Type): readonly MethodDecorator[] => (personalMembersOf(type).length === 0 ? [] : [purpose]);

const fileFormatHeaders: readonly MethodDecorator[] = [
  ApiHeader({
    name: 'Accept-Language',
    required: false,
    description: 'Of the headings and words of a file: English where it is liked best, else Chinese.',
    schema: { type: 'string', example: 'en' },
  }),
  ApiProduces(...Object.values(MEDIA_TYPES)),
];

/** A question that is answered with one thing. */
export const view = (type: Type): RouteResponse => ({
  kind: 'view',
  bodyType: type,
  personal: personalMembersOf(type),
  documentation: [minPosition, ...purposeFor(type), ApiOkResponse({ type, headers: VIEW_HEADERS })],
});

/** The same, also as a page for people. */
export const viewWithPage = (type: Type, page: RoutePage): RouteResponse => ({
  ...view(type),
  page,
  documentation: [
    minPosition,
    ...purposeFor(type),
    ApiExtraModels(type),
    ApiOkResponse({
      headers: VIEW_HEADERS,
      content: {
        'application/json': { schema: { $ref: getSchemaPath(type) } },
        'text/html': { schema: { type: 'string' } },
      },
    }),
  ],
});

/** A view that is made of `rows`, which come as a file too. */
export const report = (type: Type, table: Table): RouteResponse => {
  const { documentation, ...answers } = view(type);
  return { ...answers, table, documentation: [...fileFormatHeaders, ...documentation] };
};

/** A question that is answered in pages, or with all of them as a file. */
export const list = (item: Type, table: Table): RouteResponse => listResponse(item, table, {});

/** One that also tells how many there are on all pages (`CountedListQuery`). */
export const countedList = (item: Type, table: Table): RouteResponse => listResponse(item, table, { totals });

const totals = {
  type: 'object',
  description: 'Where asked for. `exact: false`: more than `total`, and not counted any further.',
  required: ['total', 'exact'],
  properties: { total: { type: 'integer', maximum: 10_000 }, exact: { type: 'boolean' } },
} as const;

/** What every list and report says beside its rows. */
export const incomplete = {
  type: 'integer',
  minimum: 1,
  description:
    'So many streams are missing from what is answered, whoever asks: a fact of each could not be folded. Absent: none.',
} as const;

const listResponse = (item: Type, table: Table, more: Readonly<Record<string, typeof totals>>): RouteResponse => ({
  kind: 'list',
  bodyType: item,
  personal: personalMembersOf(item),
  table,
  documentation: [
    ApiExtraModels(item),
    minPosition,
    ...purposeFor(item),
    ...fileFormatHeaders,
    ApiOkResponse({
      headers: { ...VIEW_HEADERS, Link: { description: 'The next page, `rel="next"`.', schema: text } },
      schema: {
        type: 'object',
        required: ['items', 'next'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          next: { type: 'string', nullable: true, description: 'For `?cursor=`; null on the last page.' },
          ...more,
          incomplete,
        },
      },
    }),
  ],
});

/** A file about people: its route tells the access trail by itself (`AccessTrailRecorder`). */
export const personalFile = (...documentation: MethodDecorator[]): RouteResponse => ({
  kind: 'other',
  personal: ['file'],
  documentation: [purpose, ...documentation],
});

/** An answer of a class to whoever asks without a key. */
export const publicView = (type: Type): RouteResponse => ({
  ...otherResponse(ApiOkResponse({ type })),
  bodyType: type,
});

/** Neither a command nor a question to the views. */
export const otherResponse = (...documentation: MethodDecorator[]): RouteResponse => ({ kind: 'other', documentation });
