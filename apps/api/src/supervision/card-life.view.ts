import { ApiProperty } from '@nestjs/swagger';
import { type Post, posts } from '@sealtrail/catalog';
import {
  type AppealState,
  appealStates,
  type CardStep,
  cardSteps,
  type FeedbackState,
  feedbackStates,
  type ReferralResult,
  referralResults,
  type StepResult,
  stepResults,
} from '@sealtrail/supervision';
import { DocumentRequest } from '../applications/document.request';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { date, instant, text } from './computation.view';

class DueByView {
  @ApiProperty({ ...date, description: 'The last day in time.' })
  dueOn: string;

  @ApiProperty({ ...instant, description: '24:00 of that day.' })
  dueAt: string;
}

/** 反馈 */
export class FeedbackView extends DueByView {
  @ApiProperty(enumeratedProperty(feedbackStates))
  state: FeedbackState;
}

/** 申诉 */
export class AppealView extends DueByView {
  @ApiProperty(enumeratedProperty(appealStates))
  state: AppealState;

  @ApiProperty({ ...date, description: 'When it was made.' })
  on: string;

  @ApiProperty({ description: 'It was not decided in time.' })
  overdue: boolean;

  @ApiProperty({ description: 'The card is published nowhere while it is undecided, by its policy.' })
  stopsPublication: boolean;
}

/** 移送 */
export class ReferralView {
  @ApiProperty(date)
  on: string;

  @ApiProperty({ description: '移送机关', example: '市纪委监委' })
  to: string;

  @ApiProperty({
    ...enumeratedProperty(referralResults, { nullable: true }),
    description: '移送结果; null: it has not been told.',
  })
  result: ReferralResult | null;
}

/** A step that was taken, with who took it. */
export class CardStepView {
  @ApiProperty(enumeratedProperty(cardSteps))
  step: CardStep;

  @ApiProperty({ ...instant, description: 'When it happened.' })
  at: string;

  @ApiProperty(date)
  on: string;

  @ApiProperty({ description: '经办部门', example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ description: '经办人', example: 'market-li' })
  @WithDisplayName('official')
  official: string;

  @ApiProperty({ ...enumeratedProperty(posts, { isArray: true }), description: 'Held on that day, by the directory.' })
  posts: Post[];

  @ApiProperty({ description: 'Id of the key.' })
  by: string;

  @ApiProperty({ type: DocumentRequest, nullable: true, description: '文书; null: it has none.' })
  document: DocumentRequest | null;

  @ApiProperty(text('What was said; null: it needs no words.'))
  text: string | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'It was told after its limit; null: it has none.' })
  late: boolean | null;

  @ApiProperty({
    ...enumeratedProperty(stepResults, { nullable: true }),
    description: 'Of a decision on an appeal, or of the outcome of a referral.',
  })
  result: StepResult | null;
}
