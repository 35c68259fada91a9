import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type FailureReason, failureReasons, type NoticeChannel, noticeChannels } from '@sealtrail/notices';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { CommandRequest, IsReadable } from '../http/fields';

/** 告知回执 */
export class NoticeDeliveryRequest extends CommandRequest {
  @IsEnumerated(noticeChannels)
  channel: NoticeChannel;

  @ApiProperty({
    minLength: 1,
    maxLength: 200,
    description: '回执: what the carrier calls the delivery.',
    example: 'sms-20260430-0001',
  })
  @IsString()
  @IsReadable()
  @MaxLength(200)
  receipt: string;
}

/** 告知未成 */
export class NoticeFailureRequest extends CommandRequest {
  @IsEnumerated(noticeChannels)
  channel: NoticeChannel;

  @IsEnumerated(failureReasons)
  reason: FailureReason;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500, description: 'What the carrier says.' })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(500)
  detail?: string | null;
}
