import { ApiProperty } from '@nestjs/swagger';

/** A share as its two integers. */
export class ShareView {
  @ApiProperty({ type: 'integer', example: 104_407 })
  numerator: number;

  @ApiProperty({ type: 'integer', example: 104_900 })
  denominator: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Computed from the integers and rounded half up to two decimals; null where nothing is in the denominator.',
    example: 99.53,
  })
  percent: number | null;
}

/** 满意度 by level. */
export class LevelCountsView {
  @ApiProperty({ type: 'integer', description: '非常满意' })
  verySatisfied: number;

  @ApiProperty({ type: 'integer', description: '满意' })
  satisfied: number;

  @ApiProperty({ type: 'integer', description: '基本满意' })
  fairlySatisfied: number;

  @ApiProperty({ type: 'integer', description: '不满意' })
  dissatisfied: number;

  @ApiProperty({ type: 'integer', description: '非常不满意' })
  veryDissatisfied: number;
}

/** The first and the last local month that a report covers. */
export class PeriodView {
  @ApiProperty({ example: '2026-10' })
  from: string;

  @ApiProperty({ example: '2026-12' })
  to: string;
}

class CardCountView {
  @ApiProperty({ type: 'integer' })
  effective: number;

  @ApiProperty({ type: 'integer', description: '已撤销: visible for ever, and out of every other figure.' })
  revoked: number;
}

/** Cards that fell in the period: effective and revoked apart. */
export class CardCountsView {
  @ApiProperty({ type: CardCountView, description: '预警' })
  warning: CardCountView;

  @ApiProperty({ type: CardCountView, description: '黄牌' })
  yellow: CardCountView;

  @ApiProperty({ type: CardCountView, description: '红牌' })
  red: CardCountView;
}
