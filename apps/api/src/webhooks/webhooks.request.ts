import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type WebhookRole, webhookRoles } from '@sealtrail/webhooks';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { FACT_TYPES, IsFactType } from '../feed/feed.query';
import { CURSOR } from '../feed/feed-cursor';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsDistinct, IsReadable, IsRegionCode, regionProperty } from '../http/fields';
import { withFault } from '../http/validation-faults';

const URL_MAX = 500;
const OVERLAP_HOURS_MAX = 168;
const SOME_CURSOR = 'A'.repeat(48);

/** Where a webhook sends to, and which of the visible facts. */
export class WebhookTermsRequest {
  @ApiProperty({ maxLength: 100, example: '市场监管局业务系统', description: 'Purpose of the webhook.' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  name: string;

  @ApiProperty({
    maxLength: URL_MAX,
    format: 'uri',
    example: 'https://hooks.example/sealtrail',
    description:
      'The receiver: `https`, without user name or `#`, at a public address or in a network that the operator allows. Redirects are not followed.',
  })
  @IsString()
  @IsReadable()
  @MaxLength(URL_MAX)
  url: string;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    maxItems: FACT_TYPES.length,
    description:
      'Facts of these types alone: `type` of an event without `sealtrail.`. Left out: all that the role may see. Not for `notifier`, which is sent notices.',
    example: ['CardIssued', 'CardRevoked'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(FACT_TYPES.length)
  @IsFactType()
  @IsDistinct()
  types?: string[] | null;
}

/** 登记推送 */
export class RegisterWebhookRequest extends WebhookTermsRequest {
  @IsEnumerated(webhookRoles, {
    description:
      'What it may see, as a key of this role would; `notifier`: it is sent notices (告知) in place of facts.',
  })
  role: WebhookRole;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '部门 that bounds it: as with a key of the role.',
  })
  @IsOptional()
  @IsCode()
  department?: string | null;

  @ApiPropertyOptional({
    ...regionProperty,
    type: String,
    nullable: true,
    description: `${regionProperty.description} It is sent what lies in this region; needed where your key has one.`,
  })
  @IsOptional()
  @IsRegionCode()
  region?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '来源系统 that bounds it: as with a key of the role.',
    example: 'city-portal',
  })
  @IsOptional()
  @IsCode()
  source?: string | null;
}

/** 轮换密钥 */
export class RotateWebhookSecretRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: OVERLAP_HOURS_MAX,
    default: 24,
    description: 'For so many hours messages are signed with the keys of before as well.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(OVERLAP_HOURS_MAX)
  overlapHours?: number;
}

/** 恢复推送 */
export class EnableWebhookRequest {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'uuid',
    example: '6f1d2c4e-8a3b-5f70-9c1e-2d3a4b5c6d7e',
    description:
      '`webhook-id` of the delivery that is passed over, where it is still the one that waits; left out: none.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, withFault('field.not-code'))
  skips?: string | null;
}

/** 重推 */
export class ReplayWebhookRequest {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    pattern: CURSOR.source,
    example: SOME_CURSOR,
    description: 'Facts behind this place, as `after` of `GET /v1/events`; left out: from the first fact on.',
  })
  @IsOptional()
  @Matches(CURSOR, withFault('field.not-feed-cursor'))
  after?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    pattern: CURSOR.source,
    example: SOME_CURSOR,
    description: 'Up to this place, as `after` of `GET /v1/events`; left out: up to now.',
  })
  @IsOptional()
  @Matches(CURSOR, withFault('field.not-feed-cursor'))
  through?: string | null;
}
