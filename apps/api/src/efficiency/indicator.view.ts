import { ApiProperty } from '@nestjs/swagger';
import {
  describeIndicator,
  INDICATORS,
  type IndicatorId,
  MEAN_INDICATORS,
  type Mean,
  type MeanIndicatorId,
  TIME_INDICATORS,
  type TimeIndicatorId,
} from '@sealtrail/efficiency';
import { ShareView } from '../http/share.view';

/** A mean as its two integers. */
export class MeanView implements Mean {
  @ApiProperty({ type: 'integer', example: 9 })
  numerator: number;

  @ApiProperty({ type: 'integer', example: 7 })
  denominator: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Computed from the integers, rounded half up to two decimals; null if the denominator is 0.',
    example: 1.29,
  })
  mean: number | null;
}

/** Members that are indicators: what they mean is said in their catalogue. */
export const shareOf = (id: IndicatorId) =>
  ({ type: ShareView, description: describeIndicator(INDICATORS[id], 'en') }) as const;
export const meanIndicator = (id: MeanIndicatorId) =>
  ({ type: MeanView, description: describeIndicator(MEAN_INDICATORS[id], 'en') }) as const;
export const timeShare = (id: TimeIndicatorId) =>
  ({ type: ShareView, description: describeIndicator(TIME_INDICATORS[id], 'en') }) as const;
