import { ApiProperty, OmitType } from '@nestjs/swagger';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import { type CardStatus, cardStatuses, type RuleId, ruleIds } from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { ExplainedComputationView } from './card-computation.view';
import { ChargedView, instant, text } from './computation.view';

/** The computation of what nobody is charged with yet. */
class DutyComputationView extends OmitType(ExplainedComputationView, ['charged', 'version'] as const) {}

/** One thing that a case is watched for. */
class SupervisedDutyView {
  @ApiProperty(enumeratedProperty(ruleIds))
  rule: RuleId;

  @ApiProperty({ example: 'case' })
  clock: string;

  @ApiProperty(enumeratedProperty(cardLevels))
  level: CardLevel;

  @ApiProperty({ ...instant, description: 'When its card falls, unless the duty is done by then.' })
  fallsAt: string;

  @ApiProperty({ description: 'It had fallen by then.' })
  due: boolean;

  @ApiProperty({ description: 'The card would wait for a person.' })
  needsConfirmation: boolean;

  @ApiProperty({ type: [ChargedView], description: 'Whom it charged, as far as visible to you.' })
  respondents: ChargedView[];

  @ApiProperty({ type: DutyComputationView })
  computation: DutyComputationView;
}

/** A card as it stood. */
class KnownCardView {
  @ApiProperty({ example: '7a1c9f6e-3b52-5c4e-9a1b-0d2f6c1b8a40' })
  cardId: string;

  @ApiProperty(enumeratedProperty(ruleIds))
  rule: RuleId;

  @ApiProperty({ example: 'case' })
  clock: string;

  @ApiProperty(enumeratedProperty(cardLevels))
  level: CardLevel;

  @ApiProperty(enumeratedProperty(cardStatuses))
  status: CardStatus;

  @ApiProperty({ description: '被监察部门', example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(text('被监察人'))
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty(instant)
  breachedAt: string;

  @ApiProperty(instant)
  issuedAt: string;
}

class KnownCalendarView {
  @ApiProperty({ example: 'cn-national' })
  id: string;

  @ApiProperty({ example: '22' })
  version: string;

  @ApiProperty({ example: 'Asia/Shanghai' })
  zone: string;
}

/** 监察回溯: a case under supervision, as it was known at an instant. */
export class CaseSupervisionView {
  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty({ ...instant, description: 'Only what had been recorded by then counts.' })
  asKnownAt: string;

  @ApiProperty({ description: 'Revision of the last fact of the case that was known.', example: '4' })
  revision: string;

  @ApiProperty({ type: KnownCalendarView })
  calendar: KnownCalendarView;

  @ApiProperty({ type: [SupervisedDutyView], description: 'What had not been done, in the order in which cards fall.' })
  duties: SupervisedDutyView[];

  @ApiProperty({ type: [KnownCardView], description: 'The cards that there were, as they stood then.' })
  cards: KnownCardView[];
}
