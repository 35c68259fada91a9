import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { CommandRequest, IsReadable } from '../http/fields';

/** 否认审批: why the approver denies the approval. */
export class DisavowalRequest extends CommandRequest {
  @ApiProperty({ maxLength: 2000, description: '理由', example: '未经我审批' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string;
}
