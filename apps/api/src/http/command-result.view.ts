import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type ClockKind, clockKinds, effectReasons, type LimitBasis, limitBases } from '@sealtrail/applications';
import { describeEnumeration, type EffectKind, effectKinds, UNCHANGED } from '@sealtrail/event-sourcing';
import { LimitView } from '../calendar/calendar.view';
import { enumeratedProperty } from './enumerated';

class AffectedLimitView {
  @ApiProperty({ description: 'Id of the clock.', example: 'case' })
  clock: string;

  @ApiProperty(enumeratedProperty(limitBases))
  basis: LimitBasis;
}

export class EffectView {
  @ApiProperty(enumeratedProperty(effectKinds))
  kind: EffectKind;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'countsFromReport',
    description: `null: as it was told.\n\n${UNCHANGED.reason} 未变更: it was so already.\n\n${describeEnumeration(effectReasons)}`,
  })
  reason: string | null;

  @ApiPropertyOptional({
    type: [AffectedLimitView],
    description: 'Limits for which it does not take effect as reported; absent if none.',
  })
  limits?: AffectedLimitView[];
}

const limit = { type: LimitView, nullable: true } as const;

class ResultLimitView {
  @ApiProperty({ description: 'Id of the clock.', example: 'firstCheck:1' })
  clock: string;

  @ApiProperty(enumeratedProperty(clockKinds))
  kind: ClockKind;

  @ApiProperty({ description: 'Still open.' })
  running: boolean;

  @ApiProperty({ ...limit, description: '承诺时限; null: none, or paused.' })
  promised: LimitView | null;

  @ApiProperty({ ...limit, description: '法定时限; null: none, or paused.' })
  statutory: LimitView | null;
}

/** The response to every command, as of the revision that it wrote, also when the command is repeated later. */
export class CommandResultView {
  @ApiProperty({ example: '0198c0de-7a31-7c0e-9d55-0d2f6c1b8a40' })
  id: string;

  @ApiProperty({ description: 'Revision of the stream, decimal; the value of `ETag`.', example: '4' })
  revision: string;

  @ApiProperty({
    description:
      'Position in the log, decimal, for `Sealtrail-Min-Position`; opaque for keys that may not view single ratings.',
    example: '1027',
  })
  position: string;

  @ApiProperty({ type: EffectView, description: 'How far it took effect as reported, and why no further.' })
  effect: EffectView;

  @ApiProperty({ type: [ResultLimitView], description: 'All limits of the case; empty if there is no case.' })
  limits: ResultLimitView[];
}
