import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import {
  type RatingChannel,
  type RatingLevel,
  type RatingScope,
  ratingChannels,
  ratingLevels,
  ratingScopes,
} from '@sealtrail/ratings';
import { enumeratedProperty } from '../http/enumerated';
import { monthProperty } from '../http/periods';
import { Personal } from '../trail/personal';
import { RatingDimensionsRequest } from './ratings.request';

const SUPERVISION_ONLY = 'For supervision only.';

/** 评价. Who rated is in no answer. What leads to the case, and so to the rater, is for supervision only. */
export class RatingView {
  @ApiProperty(monthProperty)
  month: string;

  @ApiProperty({ description: '行政区划代码' })
  region: string;

  @ApiProperty({ description: '被评价部门' })
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

  @ApiProperty({ description: 'Something was written; the words are in the vault.' })
  hasComment: boolean;

  @ApiPropertyOptional({ description: SUPERVISION_ONLY })
  ratingId?: string;

  @ApiPropertyOptional({ description: `办件. ${SUPERVISION_ONLY}` })
  applicationId?: string;

  @ApiPropertyOptional({ description: `办件编号. ${SUPERVISION_ONLY}` })
  number?: string;

  @ApiPropertyOptional({ description: `事项. ${SUPERVISION_ONLY}` })
  item?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: `被评价人: who held the case, or served the visit. ${SUPERVISION_ONLY}`,
  })
  official?: string | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: SUPERVISION_ONLY })
  visit?: number | null;

  @ApiPropertyOptional({ description: `匿名. ${SUPERVISION_ONLY}` })
  anonymous?: boolean;

  @ApiPropertyOptional({ format: 'date-time', description: SUPERVISION_ONLY })
  givenAt?: string;

  @ApiPropertyOptional({ format: 'date', description: SUPERVISION_ONLY })
  givenOn?: string;

  @ApiPropertyOptional({ format: 'date', description: `The visit, or the closing (办结). ${SUPERVISION_ONLY}` })
  servedOn?: string;

  @ApiPropertyOptional({ description: `Given after seven natural days; it counts all the same. ${SUPERVISION_ONLY}` })
  late?: boolean;
}

export class RatingWithWordsView extends OmitType(RatingView, []) {
  @ApiProperty({ type: String, nullable: true, description: '评价内容; null: none, or erased.' })
  @Personal()
  comment: string | null;
}
