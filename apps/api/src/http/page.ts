import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  type After,
  defineEnumeration,
  type JsonObject,
  type ListRequest,
  type Scope,
  type ValueOf,
} from '@sealtrail/event-sourcing';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { refusedAs } from './checked-faults';
import { cursorOf, readCursor } from './cursor';
import { IsEnumerated } from './enumerated';

const LIMIT_MAX = 1_000;

const formats = defineEnumeration({ zh: '格式', en: 'Format' }, { json: { zh: 'JSON' }, csv: { zh: 'CSV' } });

/** `?format=csv` on every route that answers rows. */
export class FormatQuery {
  @IsEnumerated(formats, { optional: true, description: 'The answer as CSV; `Accept: text/csv` says the same.' })
  format?: ValueOf<typeof formats>;
}

/** The query of every list; lists with filters extend it. */
export class ListQuery extends FormatQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LIMIT_MAX, default: 50 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMIT_MAX)
  limit: number = 50;

  @IsCursor()
  cursor?: string;

  /** Where the list goes on; `null`: it begins. */
  get after(): After | null {
    return readCursor(this.cursor);
  }

  /** What the list is asked, within what the caller may see. */
  within<Filters>(scope: Scope, filters: Filters): ListRequest<Filters> {
    return { scope, filters, limit: this.limit, after: this.after };
  }
}

/** One page of a list: its items, and where it goes on. */
export class Page {
  constructor(
    readonly items: readonly JsonObject[],
    readonly next: string | null,
  ) {}
}

/** The answer of a list. `next` is the last row shown (`null`: there is none behind it). */
export const page = (items: readonly JsonObject[], next: After | null): Page =>
  new Page(items, next === null ? null : cursorOf(next));

function IsCursor(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ maxLength: 2000, description: '`next` of the page before; opaque.' }),
    IsOptional(),
    ValidateBy(
      { name: 'isCursor', validator: { validate: (value) => readCursor(value) !== null } },
      refusedAs('field.not-cursor'),
    ),
  );
}
