import { ApiProperty } from '@nestjs/swagger';

/** A ratio as two integers. */
export class ShareView {
  @ApiProperty({ type: 'integer', example: 104_407 })
  numerator: number;

  @ApiProperty({ type: 'integer', example: 104_900 })
  denominator: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Computed from the integers, rounded half up to two decimals; null if the denominator is 0.',
    example: 99.53,
  })
  percent: number | null;
}
