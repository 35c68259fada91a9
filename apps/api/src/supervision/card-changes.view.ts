import { ApiProperty } from '@nestjs/swagger';
import {
  type DismissalCause,
  dismissalCauses,
  type RevocationCause,
  type RevocationGround,
  revocationCauses,
  revocationGrounds,
} from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { StatementsView } from '../http/statements';
import { date, instant, text } from './computation.view';

export class WordView {
  @ApiProperty({ example: 'inspector-3' })
  by: string;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;

  @ApiProperty()
  reason: string;
}

/** 取消 */
export class DismissalView {
  @ApiProperty(enumeratedProperty(dismissalCauses))
  cause: DismissalCause;

  @ApiProperty(text('Who said so; null: the calendar, by the notice of the year that it waited for.'))
  by: string | null;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;

  @ApiProperty(text('In the words of the person.'))
  reason: string | null;

  @ApiProperty({ type: StatementsView, nullable: true, description: 'What has become known; null: a person said so.' })
  why: StatementsView | null;
}

/** 待发转已发 */
export class CertaintyView {
  @ApiProperty({ type: StatementsView, description: 'What has become known.' })
  reason: StatementsView;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;
}

/** 待复核 */
export class CardReviewView {
  @ApiProperty(instant)
  since: string;

  @ApiProperty(date)
  on: string;
}

/** 撤牌 */
export class RevocationView {
  @ApiProperty(enumeratedProperty(revocationCauses))
  cause: RevocationCause;

  @ApiProperty(enumeratedProperty(revocationGrounds))
  ground: RevocationGround;

  @ApiProperty({ type: StatementsView, description: 'What has become known, and what that did to the card.' })
  reason: StatementsView;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;

  @ApiProperty(text('Who revoked it; null: the computation did.'))
  by: string | null;
}

/** 预警化解 */
export class ResolutionView {
  @ApiProperty({ ...instant, description: 'When what it warned of was done.' })
  endedAt: string;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;
}

/** 预警失效 */
export class LapseView {
  @ApiProperty({ type: StatementsView, description: 'What has become known, and what that did to the warning.' })
  reason: StatementsView;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;
}

class BeforeView {
  @ApiProperty(instant)
  breachedAt: string;

  @ApiProperty(date)
  breachedOn: string;

  @ApiProperty(text('被监察人'))
  @WithDisplayName('official')
  official: string | null;
}

export class RecomputationView {
  @ApiProperty({ type: 'integer', example: 2 })
  version: number;

  @ApiProperty({ type: BeforeView })
  before: BeforeView;

  @ApiProperty({ type: StatementsView, description: 'What has become known, and how it moved the limit.' })
  reason: StatementsView;

  @ApiProperty(instant)
  at: string;

  @ApiProperty(date)
  on: string;
}
