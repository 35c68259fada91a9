import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { CommandRequest, IsReadable } from '../http/fields';

/** A person's word on a card that waits for it (待发牌处理). */
export class CardWordRequest extends CommandRequest {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: '理由', example: '特别程序未书面告知申请人' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string;
}
