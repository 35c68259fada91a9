import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { IsReadable } from '../http/fields';

/** The data printed on the applicant's receipt. */
export class TrackRequest {
  @ApiProperty({ maxLength: 50, description: '办件编号', example: '230900202603020000018' })
  @IsString()
  @IsReadable()
  @MaxLength(50)
  number: string;

  @ApiProperty({ maxLength: 50, description: '查询码, with or without its hyphens.', example: '7K3M-9QXR-2B8T-V0CD' })
  @IsString()
  @IsReadable()
  @MaxLength(50)
  queryCode: string;
}
