import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  defineEnumeration,
  type JsonObject,
  type ListRequest,
  type PageCursor,
  type Page as PageOf,
  type Scope,
  type Totals,
  type ValueOf,
} from '@sealtrail/event-sourcing';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { CURSOR, CURSOR_MAX, cursorFor, cursorOf, readCursor } from './cursor';
import { IsEnumerated } from './enumerated';
import { IsBooleanFilter } from './fields';
import type { ApiRequest } from './request';
import { withFault } from './validation-faults';

const LIMIT_MAX = 1_000;

/** The formats of a list or a report. */
export const formats = defineEnumeration(
  { zh: '格式', en: 'Format' },
  { json: { zh: 'JSON' }, csv: { zh: 'CSV' }, xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook' } },
);
export type Format = ValueOf<typeof formats>;

/** `?format=csv` or `xlsx` on every route that returns rows. */
export class FormatQuery {
  @IsEnumerated(formats, {
    optional: true,
    description: 'Response as a file; same as `Accept`. Without `limit` and `cursor` it contains all rows.',
  })
  format?: Format;
}

/** The query of every list; lists with filters extend it. */
export class ListQuery extends FormatQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LIMIT_MAX,
    default: 50,
    description: 'Maximum number of entries per page.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMIT_MAX)
  limit: number = 50;

  @IsCursor()
  cursor?: string;

  /** Where the list continues; `null`: at its start. */
  get after(): PageCursor | null {
    return readCursor(this.cursor);
  }

  /** The request of the list, within the scope of the caller. */
  within<Filters>(scope: Scope, filters: Filters): ListRequest<Filters> {
    return { scope, filters, limit: this.limit, after: this.after };
  }
}

/** The query of a list that also returns the total number of items. */
export class CountedListQuery extends ListQuery {
  @IsBooleanFilter('Also return the total number of entries, counted up to 10,000: `totals`.')
  totals: boolean = false;

  override within<Filters>(scope: Scope, filters: Filters): ListRequest<Filters> {
    return { ...super.within(scope, filters), totals: this.totals };
  }
}

/** A page of a list: its items, and where the list continues. */
export class Page {
  readonly totals?: Totals;
  /** The number of streams missing in the view. */
  readonly incomplete?: number;

  constructor(
    readonly items: readonly JsonObject[],
    readonly next: string | null,
    { totals, incomplete }: Pick<PageOf<never>, 'totals' | 'incomplete'> = {},
  ) {
    if (totals !== undefined) this.totals = totals;
    if (incomplete !== undefined) this.incomplete = incomplete;
  }
}

/** The response of a list, with each row as displayed. All other members are set here, so that no route can omit them. */
export const page = <Row>(found: PageOf<Row>, shown: (row: Row) => JsonObject): Page =>
  new Page(
    found.items.map((row) => shown(row)),
    found.next === null ? null : cursorOf(found.next),
    found,
  );

/** Whether all rows are requested, if the response is a file: a page has a `limit`, or a `cursor`. */
export const isUnpaged = ({ query }: { readonly query: Readonly<Record<string, unknown>> }): boolean =>
  query['limit'] === undefined && query['cursor'] === undefined;

/** The cursor of the next page of a list or a paged report. */
export const nextCursorOf = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'next' in answer && typeof answer.next === 'string'
    ? answer.next
    : null;

/** The number of streams missing in the views of the response. */
export const incompleteCountOf = (answer: unknown): number =>
  (answer as { incomplete?: number } | undefined)?.incomplete ?? 0;

/** The response, with a cursor that is valid for this request only. */
export function withCursorFor(request: ApiRequest, answer: unknown): unknown {
  const cursor = nextCursorOf(answer);
  if (cursor === null) return answer;
  const next = cursorFor(request, cursor);
  if (answer instanceof Page) return new Page(answer.items, next, answer);
  return { ...(answer as object), next };
}

/** The rows of a response: the items of a page, the `rows` of a report; `null`: neither. */
export function rowsOf(answer: unknown): readonly JsonObject[] | null {
  if (answer instanceof Page) return answer.items;
  const rows = (answer as { rows?: unknown } | undefined)?.rows;
  return Array.isArray(rows) ? rows : null;
}

/** The total row of a report; `null`: it has none, or not on this page. */
export const totalOf = (answer: unknown): JsonObject | null =>
  answer instanceof Page ? null : ((answer as { total?: JsonObject | null } | undefined)?.total ?? null);

function IsCursor(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      pattern: CURSOR.source,
      maxLength: CURSOR_MAX,
      description: '`next` of the previous page, with the same filters and order; opaque.',
    }),
    IsOptional(),
    ValidateBy(
      { name: 'isCursor', validator: { validate: (value) => readCursor(value) !== null } },
      withFault('field.not-cursor'),
    ),
  );
}
