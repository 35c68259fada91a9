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

/** What a list or a report comes in. */
export const formats = defineEnumeration(
  { zh: '格式', en: 'Format' },
  { json: { zh: 'JSON' }, csv: { zh: 'CSV' }, xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook' } },
);
export type Format = ValueOf<typeof formats>;

/** `?format=csv` or `xlsx` on every route that answers rows. */
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

  /** Where the list goes on; `null`: it begins. */
  get after(): PageCursor | null {
    return readCursor(this.cursor);
  }

  /** What the list is asked, within what the caller may see. */
  within<Filters>(scope: Scope, filters: Filters): ListRequest<Filters> {
    return { scope, filters, limit: this.limit, after: this.after };
  }
}

/** The query of a list that also tells how many there are on all pages. */
export class CountedListQuery extends ListQuery {
  @IsBooleanFilter('Also return the total number of entries, counted up to 10,000: `totals`.')
  totals: boolean = false;

  override within<Filters>(scope: Scope, filters: Filters): ListRequest<Filters> {
    return { ...super.within(scope, filters), totals: this.totals };
  }
}

/** One page of a list: its items, and where it goes on. */
export class Page {
  readonly totals?: Totals;
  /** Streams that the view lacks. */
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

/** The answer of a list, each row as it is shown. Whoever shows a page cannot leave out what else it says. */
export const page = <Row>(found: PageOf<Row>, shown: (row: Row) => JsonObject): Page =>
  new Page(
    found.items.map((row) => shown(row)),
    found.next === null ? null : cursorOf(found.next),
    found,
  );

/** Whether all rows are asked for, where they come as a file: a page has a `limit`, or a `cursor`. */
export const isUnpaged = ({ query }: { readonly query: Readonly<Record<string, unknown>> }): boolean =>
  query['limit'] === undefined && query['cursor'] === undefined;

/** The cursor behind a page, or behind a report that comes in pages. */
export const nextCursorOf = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'next' in answer && typeof answer.next === 'string'
    ? answer.next
    : null;

/** How many streams the views lack of which it is made. */
export const incompleteCountOf = (answer: unknown): number =>
  (answer as { incomplete?: number } | undefined)?.incomplete ?? 0;

/** The answer, with a cursor that is good for what was asked alone. */
export function withCursorFor(request: ApiRequest, answer: unknown): unknown {
  const cursor = nextCursorOf(answer);
  if (cursor === null) return answer;
  const next = cursorFor(request, cursor);
  if (answer instanceof Page) return new Page(answer.items, next, answer);
  return { ...(answer as object), next };
}

/** What a list or a report has lines of: the items of a page, the `rows` of a report; `null`: nothing. */
export function rowsOf(answer: unknown): readonly JsonObject[] | null {
  if (answer instanceof Page) return answer.items;
  const rows = (answer as { rows?: unknown } | undefined)?.rows;
  return Array.isArray(rows) ? rows : null;
}

/** The sum that a report has; `null`: it has none, or not on this page. */
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
