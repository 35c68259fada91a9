import { ApiProperty } from '@nestjs/swagger';

/** A version of the supervision policy (监察规则). */
export class PolicyRefView {
  @ApiProperty({ example: 'default-cn-1' })
  id: string;

  @ApiProperty({ example: '1' })
  version: string;
}
