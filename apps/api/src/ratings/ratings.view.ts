import { ApiProperty } from '@nestjs/swagger';
import {
  type Finding,
  findings,
  type LoopState,
  loopStates,
  type RatingChannel,
  type RatingLevel,
  type RatingScope,
  ratingChannels,
  ratingLevels,
  ratingScopes,
  type VoidCause,
  voidCauses,
} from '@sealtrail/ratings';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import { monthProperty } from '../http/periods';
import type { RouteReferenceView } from '../http/route-reference.view';
import { Personal } from '../trail/personal';
import { RatingLoopView, RatingLoopWordsView } from './loop.view';
import { RatingDimensionsRequest } from './ratings.request';

/** 评价. No answer contains the rater. */
export class RatingView {
  @ApiProperty(monthProperty)
  month: string;

  @ApiProperty({ description: '行政区划代码' })
  region: string;

  @ApiProperty({ description: '被评价部门' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(enumeratedProperty(ratingScopes))
  scope: RatingScope;

  @ApiProperty(enumeratedProperty(ratingLevels, { example: 'satisfied' }))
  level: RatingLevel;

  @ApiProperty(enumeratedProperty(ratingChannels))
  channel: RatingChannel;

  @ApiProperty({ type: RatingDimensionsRequest })
  dimensions: RatingDimensionsRequest;

  @ApiProperty({ type: [String], description: '评价标签' })
  tags: string[];

  @ApiProperty({ description: 'A text was written; it is stored in the vault.' })
  hasComment: boolean;

  @ApiProperty()
  ratingId: string;

  @ApiProperty({ description: '办件' })
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty({ description: '事项' })
  @WithDisplayName('item')
  item: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: '被评价人: holder of the case, or official who served the visit.',
  })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  visit: number | null;

  @ApiProperty({ description: '匿名' })
  anonymous: boolean;

  @ApiProperty({ format: 'date-time' })
  givenAt: string;

  @ApiProperty({ format: 'date' })
  givenOn: string;

  @ApiProperty({ format: 'date', description: 'The visit, or the closing (办结).' })
  servedOn: string;

  @ApiProperty({ description: 'Given after seven natural days; counted nevertheless.' })
  late: boolean;

  @ApiProperty({ description: 'Rated with a slip printed by the hall: counted separately from 主动评价.' })
  channelHeldByUnit: boolean;

  @ApiProperty({ description: 'The rater agreed to disclose the case in an order to rectify.' })
  mayNameCase: boolean;

  @ApiProperty(
    enumeratedProperty(loopStates, {
      nullable: true,
      description: 'null: a good rating without follow-up.',
    }),
  )
  loopState: LoopState | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Last day of the pending step; null: nothing is pending, or without a limit.',
  })
  dueOn: string | null;

  @ApiProperty({ description: '逾期: the pending step was not done by its limit.' })
  overdue: boolean;

  @EndedBy()
  endedBy: readonly RouteReferenceView[];

  @ApiProperty(enumeratedProperty(findings, { nullable: true }))
  finding: Finding | null;

  @ApiProperty({ type: String, nullable: true, description: '整改单' })
  orderId: string | null;

  @ApiProperty(
    enumeratedProperty(ratingLevels, { nullable: true, description: '追评; does not change the first rating.' }),
  )
  followUp: RatingLevel | null;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The last day of the follow-up rating; null: not now.',
  })
  followUpUntil: string | null;

  @ApiProperty(enumeratedProperty(voidCauses, { nullable: true, description: 'null: valid.' }))
  voided: VoidCause | null;
}

/** The same answer for the first rating and for every further one. */
export class RatingTakenView {
  @ApiProperty({ type: Boolean, example: true })
  taken: true;
}

export class RatingWithWordsView extends RatingView {
  @ApiProperty({ type: String, nullable: true, description: '评价内容; null: none, or erased.' })
  @Personal()
  comment: string | null;

  @ApiProperty({ type: RatingLoopView })
  loop: RatingLoopView;

  @ApiProperty({ type: RatingLoopWordsView })
  @Personal()
  loopWords: RatingLoopWordsView;
}
