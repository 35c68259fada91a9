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
