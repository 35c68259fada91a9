import { ApiProperty } from '@nestjs/swagger';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import { type RuleId, ruleIds } from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { StatementsView } from '../http/statements';
import { date, instant } from './computation.view';

class PatrolFindingView {
  @ApiProperty({ example: 'CardIssued', description: 'The fact about the card that was missing.' })
  fact: string;

  @ApiProperty()
  cardId: string;

  @ApiProperty(enumeratedProperty(ruleIds))
  rule: RuleId;

  @ApiProperty(enumeratedProperty(cardLevels))
  level: CardLevel;

  @ApiProperty({ description: '被监察部门', example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({
    type: StatementsView,
    nullable: true,
    description: 'What has become known; null: the fact says nothing of that.',
  })
  reason: StatementsView | null;
}

class PatrolDifferenceView {
  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '行政区划代码', example: '230900' })
  region: string;

  @ApiProperty({ type: [PatrolFindingView] })
  findings: PatrolFindingView[];
}

class UnreadCaseView {
  @ApiProperty()
  applicationId: string;

  @ApiProperty({ example: 'log.damaged' })
  code: string;
}

/** 巡检: one night's look at all cases. */
class PatrolView {
  @ApiProperty({ ...date, description: 'The local day that had just begun.' })
  night: string;

  @ApiProperty({ ...instant, description: 'What had fallen by then was compared.' })
  at: string;

  @ApiProperty(instant)
  startedAt: string;

  @ApiProperty({ ...instant, type: String, nullable: true, description: 'null: it is under way, or was broken off.' })
  finishedAt: string | null;

  @ApiProperty({ type: 'integer', description: 'Cases that were looked at, of all regions.' })
  cases: number;

  @ApiProperty({ type: 'integer', description: 'Their cards, of any status.' })
  cards: number;

  @ApiProperty({ type: 'integer', description: 'Cases of which something had been told since midnight: not compared.' })
  unsettled: number;

  @ApiProperty({ type: 'integer', description: 'Cases whose checks were scheduled anew; no card of theirs was wrong.' })
  rescheduled: number;

  @ApiProperty({ type: 'integer', description: 'Cases whose cards were not what they should have been: must be 0.' })
  differences: number;

  @ApiProperty({ type: 'integer', description: 'Cases that could not be read.' })
  refused: number;

  @ApiProperty({ type: [PatrolDifferenceView], description: 'The differences visible to you.' })
  found: PatrolDifferenceView[];

  @ApiProperty({ type: [UnreadCaseView], description: 'Those that could not be read; for who sees everything.' })
  refusedCases: UnreadCaseView[];
}

export class PatrolsView {
  @ApiProperty({
    type: [PatrolView],
    description: 'Of the last 31 nights those that were looked at, the latest first.',
  })
  nights: PatrolView[];
}
