import { ApiProperty } from '@nestjs/swagger';
import { type Role, roles } from '@sealtrail/access';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { nullableText } from '../http/nullable';

/** 本密钥: the key of the request, and the routes that are open to it. */
export class CallerView {
  @ApiProperty({ description: 'Id of the key.' })
  id: string;

  @ApiProperty(enumeratedProperty(roles))
  role: Role;

  @ApiProperty({ ...nullableText, description: '部门 that the key is bound to; null: to none.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ ...nullableText, description: '人员 that the key is bound to; null: to none.' })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ ...nullableText, description: '行政区划代码 that bounds the key; null: none does.' })
  region: string | null;

  @ApiProperty({ ...nullableText, description: '来源系统 that the key speaks for; null: for none.' })
  source: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Expiry of the key; null: none.' })
  expiresAt: string | null;

  @ApiProperty({ description: 'Time zone of the jurisdiction.', example: 'Asia/Shanghai' })
  zone: string;

  @ApiProperty({ format: 'date-time', description: 'Current time by the clock of the facts, simulated or real.' })
  now: string;

  @ApiProperty({
    type: [String],
    description: 'Routes open to the role and region of the key; the scope of each still applies.',
    example: ['GET /v1/cards/{id}'],
  })
  routes: readonly string[];
}
