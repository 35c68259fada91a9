import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { type Direction, directions } from '@sealtrail/event-sourcing';
import {
  type Finding,
  findings,
  type OrderKind,
  type OrderState,
  orderKinds,
  orderStates,
  type RectificationOrderFilters,
  type RectificationOrdering,
  type RectificationSort,
  rectificationSorts,
  type VoidCause,
  voidCauses,
} from '@sealtrail/ratings';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { DocumentRequest } from '../applications/document.request';
import { IsEnumerated } from '../http/enumerated';
import { IsBooleanFilter, IsCode, IsCodeFilter, IsReadable, IsRegionFilter } from '../http/fields';
import { IsNested } from '../http/nested';
import { IsRequiredIf } from '../http/optional-members';
import { CountedListQuery } from '../http/page';
import { IsDayFilter } from '../http/periods';
import { RatingWordsRequest } from './ratings.request';

const IN_THE_VAULT = 'kept in the vault, because it may name people.';

/** 核实 */
export class VerifyRatingRequest {
  @IsEnumerated(findings)
  finding: Finding;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000, description: `核实情况: ${IN_THE_VAULT}` })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  note?: string | null;
}

/** 派发整改单 */
export class OrderRectificationRequest {
  @IsEnumerated(orderKinds)
  kind: OrderKind;

  @ApiProperty({
    maxLength: 2000,
    description:
      '整改要求: written by the verification desk and visible to the rated department; must not contain the rater’s text or anything that identifies the rater.',
    example: '窗口排队时间过长，请增设窗口',
  })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  demand: string;
}

/** 回复 */
export class ReplyRequest {
  @ApiProperty({ maxLength: 2000, description: `回复内容: what the rater was told; ${IN_THE_VAULT}` })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reply: string;
}

/** 回访 */
export class FollowUpVisitRequest {
  @ApiProperty({ description: '已联系上' })
  @IsBoolean()
  reached: boolean;

  @ApiPropertyOptional({ type: Boolean, nullable: true, description: '对整改满意: required if the rater was reached.' })
  @IsRequiredIf(({ reached }: FollowUpVisitRequest) => reached === true)
  @IsBoolean()
  satisfied?: boolean | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000, description: `回访情况: ${IN_THE_VAULT}` })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  note?: string | null;
}

/** 追评: the rater’s follow-up rating. */
export class FollowUpRatingRequest extends PickType(RatingWordsRequest, [
  'level',
  'channel',
  'dimensions',
  'tags',
  'comment',
] as const) {}

/** 作废 */
export class VoidRatingRequest {
  @IsEnumerated(voidCauses)
  cause: VoidCause;

  @ApiProperty({ maxLength: 2000, description: '理由: permanently visible, so it must not name anybody.' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string;

  @IsNested(DocumentRequest)
  document: DocumentRequest;
}

/** 整改反馈 */
export class RectifyOrderRequest {
  @ApiPropertyOptional({
    description:
      '经办人: the answering official of the caller’s department; default: the official the key is bound to.',
    example: 'zhang-01',
  })
  @IsOptional()
  @IsCode()
  officer?: string;

  @ApiProperty({
    maxLength: 2000,
    description: '整改情况: what was done; must not name anybody outside the department.',
  })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  done: string;

  @IsNested(DocumentRequest, { optional: true })
  document?: DocumentRequest | null;
}

export class RectificationOrdersQuery extends CountedListQuery {
  @IsCodeFilter('被评价部门', { names: 'department' })
  department?: string;

  @IsRegionFilter()
  region?: string;

  @IsEnumerated(orderStates, { optional: true })
  state?: OrderState;

  @IsEnumerated(orderKinds, { optional: true })
  kind?: OrderKind;

  @IsBooleanFilter('逾期: not rectified by its limit.')
  overdue?: boolean;

  @IsDayFilter('派单日期 from, inclusive.')
  orderedFrom?: string;

  @IsDayFilter('派单日期 to, inclusive.')
  orderedTo?: string;

  @IsDayFilter('整改期限 from, inclusive.')
  dueFrom?: string;

  @IsDayFilter('整改期限 to, inclusive.')
  dueTo?: string;

  @IsEnumerated(rectificationSorts, { optional: true, description: 'Sort order; ties by id. Default: `ordered`.' })
  sort?: RectificationSort;

  @IsEnumerated(directions, { optional: true, description: 'Default: `descending`.' })
  direction?: Direction;

  get ordering(): RectificationOrdering {
    return { by: this.sort ?? null, direction: this.direction ?? null };
  }

  get filters(): RectificationOrderFilters {
    const { department, region, state, kind, overdue, orderedFrom, orderedTo, dueFrom, dueTo } = this;
    return { department, region, state, kind, overdue, orderedFrom, orderedTo, dueFrom, dueTo };
  }
}
