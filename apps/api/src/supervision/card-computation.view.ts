import { ApiProperty } from '@nestjs/swagger';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import { type CardStatus, cardStatuses, type RuleId, ruleIds } from '@sealtrail/supervision';
import { CountedDayView, SaidByView } from '../calendar/calendar.view';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { nullableDate } from '../http/nullable';
import { PolicyRefView } from '../http/policy-ref.view';
import { StatementsView } from '../http/statements';
import { RecomputationView, RevocationView } from './card-changes.view';
import { SubjectView } from './cards.view';
import { ComputationView, instant, text } from './computation.view';

/** The rule, for who has nothing else. */
class RuleInWordsView {
  @ApiProperty({ type: StatementsView, description: 'The duty, when its card falls, and how is counted.' })
  words: StatementsView;

  @ApiProperty({ type: StatementsView, description: 'The articles that it rests on.' })
  articles: StatementsView;
}

class PauseBasisView {
  @ApiProperty({ type: 'integer' })
  suspension: number;

  @ApiProperty({ example: 'expertReview' })
  procedure: string;

  @ApiProperty({ example: '行政许可法第四十五条' })
  legalBasis: string;

  @ApiProperty(instant)
  startedAt: string;

  @ApiProperty({ ...instant, type: String, nullable: true, description: 'null: it was not told in writing.' })
  noticedAt: string | null;
}

class ExplainedPauseView {
  @ApiProperty({ format: 'date', description: 'Still counted.' })
  from: string;

  @ApiProperty({ ...nullableDate, description: 'Not counted; null: it goes on.' })
  to: string | null;

  @ApiProperty({ type: PauseBasisView, nullable: true, description: '特别程序; null: not known.' })
  basis: PauseBasisView | null;
}

/** A date of the table, with who says so. */
class ExplainedCardDayView extends CountedDayView {
  @ApiProperty({ description: 'Whether it is a working day, whatever the term counts.' })
  working: boolean;

  @ApiProperty({ type: SaidByView, nullable: true, description: 'null: by its weekday alone.' })
  saidBy: SaidByView | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The procedure whose pause it lies in.' })
  suspension: number | null;
}

/** Where a fact stands in the log. */
export class RestingFactView {
  @ApiProperty({ example: 'application-2b0c', description: 'The stream of the log.' })
  stream: string;

  @ApiProperty({ example: '3', description: 'Its place in the stream.' })
  revision: string;

  @ApiProperty({ example: '1027', description: 'Opaque for keys that may not view single ratings.' })
  position: string;

  @ApiProperty({ example: 'ApplicationAccepted' })
  type: string;

  @ApiProperty({
    ...instant,
    type: String,
    nullable: true,
    description: 'When it happened; null: of a calendar or a policy.',
  })
  occurredAt: string | null;

  @ApiProperty({ ...instant, description: 'When it was told.' })
  recordedAt: string;
}

class RestingFactsView {
  @ApiProperty({ type: [RestingFactView], description: 'What started, moved, paused or ended the clock.' })
  clock: RestingFactView[];

  @ApiProperty({ type: [RestingFactView], description: 'What of the other clocks says who is charged.' })
  charge: RestingFactView[];

  @ApiProperty({ type: [RestingFactView], description: 'What the calendar and its parents say of the dates.' })
  calendar: RestingFactView[];

  @ApiProperty({ type: [RestingFactView], description: 'The adoption of the policy’s version; none: it is shipped.' })
  policy: RestingFactView[];
}

/** A computation that can be done again from this answer alone. */
export class ExplainedComputationView extends ComputationView {
  @ApiProperty({ ...instant, description: 'All that was recorded up to then was known.' })
  knownAt: string;

  @ApiProperty({ example: 'Asia/Shanghai', description: 'Whose midnight ends a day.' })
  zone: string;

  @ApiProperty({ type: PolicyRefView, description: 'The version of the rules it rests on.' })
  policy: PolicyRefView;

  @ApiProperty({ type: RuleInWordsView })
  rule: RuleInWordsView;

  @ApiProperty({ description: 'Of day 0, which is no row of the table.' })
  startsOnWorkingDay: boolean;

  @ApiProperty({ type: [ExplainedPauseView] })
  override pauses: ExplainedPauseView[];

  @ApiProperty({ type: [ExplainedCardDayView], description: 'Day by day: counted or skipped, and why.' })
  override days: ExplainedCardDayView[];

  @ApiProperty({
    ...nullableDate,
    description:
      'Where the table alone would end the limit: earlier than `limit`, where a change of the calendar could not move that back.',
  })
  countedTo: string | null;

  @ApiProperty({ type: RestingFactsView, description: 'The facts that it rests on, in the order of the log.' })
  facts: RestingFactsView;
}

/** 计算过程: a card computed when it was issued, and by what is known now. */
export class CardComputationView {
  @ApiProperty()
  cardId: string;

  @ApiProperty({ type: SubjectView, description: 'What the card is about.' })
  subject: SubjectView;

  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty({ description: '事项', example: 'food-licence' })
  @WithDisplayName('item')
  item: string;

  @ApiProperty({ description: '行政区划代码', example: '230900' })
  region: string;

  @ApiProperty(enumeratedProperty(ruleIds))
  rule: RuleId;

  @ApiProperty({ description: 'The clock that was broken.', example: 'branch:fire' })
  clock: string;

  @ApiProperty(enumeratedProperty(cardLevels))
  level: CardLevel;

  @ApiProperty(enumeratedProperty(cardStatuses))
  status: CardStatus;

  @ApiProperty({ description: '被监察部门', example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(text('被监察人; null: nobody was named, the department alone is charged.'))
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ ...instant, description: 'When it fell: 24:00 of the last day, and the grace.' })
  breachedAt: string;

  @ApiProperty({ ...instant, description: '发牌时间' })
  issuedAt: string;

  @ApiProperty({ type: ExplainedComputationView, description: 'By what was known when it was issued.' })
  asKnownThen: ExplainedComputationView;

  @ApiProperty({
    type: ExplainedComputationView,
    nullable: true,
    description: 'By what is known now; null: the clock never ran.',
  })
  asKnownNow: ExplainedComputationView | null;

  @ApiProperty({ description: 'Whether the card would fall by what is known now.' })
  fallsNow: boolean;

  @ApiProperty({ type: [RecomputationView], description: 'What has become known in between, and the card stayed.' })
  recomputations: RecomputationView[];

  @ApiProperty({ type: RevocationView, nullable: true, description: '撤销: why it should never have fallen.' })
  revocation: RevocationView | null;
}
