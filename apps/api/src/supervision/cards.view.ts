import { ApiProperty } from '@nestjs/swagger';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import {
  type CardStage,
  type CardStatus,
  cardStages,
  cardStatuses,
  type RuleId,
  ruleIds,
  type SubjectKind,
  subjectKinds,
} from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import { PolicyRefView } from '../http/policy-ref.view';
import type { RouteReference } from '../http/route-reference.view';
import {
  CardReviewView,
  CertaintyView,
  DismissalView,
  LapseView,
  RecomputationView,
  ResolutionView,
  RevocationView,
  WordView,
} from './card-changes.view';
import { AppealView, CardStepView, FeedbackView, ReferralView } from './card-life.view';
import { CardToldView } from './card-told.view';
import { ComputationView, date, instant, text } from './computation.view';

/** 监察对象 */
export class SubjectView {
  @ApiProperty(enumeratedProperty(subjectKinds))
  kind: SubjectKind;

  @ApiProperty({ description: 'Of a case, its applicationId.' })
  id: string;
}

/** A line of the list (监察牌). */
export class ListedCardView {
  @ApiProperty({ example: '7a1c9f6e-3b52-5c4e-9a1b-0d2f6c1b8a40' })
  cardId: string;

  @EndedBy()
  endedBy: readonly RouteReference[];

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

  @ApiProperty({ type: [String], description: 'The charged department, and those that are told.' })
  @WithDisplayName('department')
  departments: string[];

  @ApiProperty(text('被监察人; null: nobody was named, the department alone is charged.'))
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ ...instant, description: 'When it fell: 24:00 of the last day, and the grace.' })
  breachedAt: string;

  @ApiProperty({
    ...date,
    description: 'The local day that ended then: 24:00 belongs to the day before (民法典 art. 203).',
  })
  breachedOn: string;

  @ApiProperty({ description: 'The month of that day.', example: '2026-03' })
  month: string;

  @ApiProperty({ ...instant, description: '发牌时间' })
  issuedAt: string;

  @ApiProperty(date)
  issuedOn: string;

  @ApiProperty({ type: PolicyRefView, description: 'The version of the rules it rests on.' })
  policy: PolicyRefView;

  @ApiProperty({ type: [String], description: 'Posts that are told; they are not charged.', example: ['officer'] })
  targets: string[];

  @ApiProperty({ type: [String], description: 'Departments beside the charged one that are told.' })
  @WithDisplayName('department')
  informed: string[];

  @ApiProperty({ type: [String], description: 'The lower cards of the clock that this one took the place of.' })
  supersedes: string[];

  @ApiProperty(text('The higher card that took the place of this one.'))
  supersededBy: string | null;

  @ApiProperty({ description: 'It was issued to wait for a person.' })
  requiredConfirmation: boolean;

  @ApiProperty({ type: WordView, nullable: true, description: '确认' })
  confirmation: WordView | null;

  @ApiProperty({ type: DismissalView, nullable: true, description: '取消: it never was a card.' })
  dismissal: DismissalView | null;

  @ApiProperty({
    type: CertaintyView,
    nullable: true,
    description: 'The notice of the year that it waited for is known, and its limit was broken all the same.',
  })
  certainty: CertaintyView | null;

  @ApiProperty({
    type: CardReviewView,
    nullable: true,
    description:
      '待复核: since when a proof of the charged unit itself would take it back; see `GET /v1/proof-reviews`.',
  })
  review: CardReviewView | null;

  @ApiProperty({ type: RevocationView, nullable: true, description: '撤销: visible for ever, out of the statistics.' })
  revocation: RevocationView | null;

  @ApiProperty({ type: ResolutionView, nullable: true, description: 'A warning whose clock ended in time.' })
  resolution: ResolutionView | null;

  @ApiProperty({ type: LapseView, nullable: true, description: 'A warning that is none any more; in no score.' })
  lapse: LapseView | null;

  @ApiProperty({
    ...enumeratedProperty(cardStages, { nullable: true }),
    description: 'How far the answer to it is; null: it waits for a person, or never was a card.',
  })
  stage: CardStage | null;

  @ApiProperty({
    type: FeedbackView,
    nullable: true,
    description: '反馈: by when it is answered; null: none is asked.',
  })
  feedback: FeedbackView | null;

  @ApiProperty({
    ...date,
    type: String,
    nullable: true,
    description: '申诉期限: the last day on which an appeal is taken; null: none is.',
  })
  appealUntil: string | null;

  @ApiProperty({ type: AppealView, nullable: true, description: '申诉; null: nobody has appealed.' })
  appeal: AppealView | null;

  @ApiProperty({ type: ReferralView, nullable: true, description: '移送; null: it was not referred.' })
  referral: ReferralView | null;

  @ApiProperty({
    description: '可公布: a yellow or red card that counts, and that no appeal keeps back.',
  })
  published: boolean;
}

/** A card, with the whole computation. */
export class CardView extends ListedCardView {
  @ApiProperty({ type: [CardStepView], description: 'What people did with it, in the order in which it was told.' })
  steps: CardStepView[];

  @ApiProperty({
    type: [CardToldView],
    description: '告知: who is told of the card and of its steps, whether they were, when and how, or why not.',
  })
  told: readonly CardToldView[];

  @ApiProperty({ type: [RecomputationView], description: 'The limit moved and was still broken: the card stayed.' })
  recomputations: RecomputationView[];

  @ApiProperty({ type: [ComputationView], description: 'Every version, the latest last.' })
  computations: ComputationView[];

  @ApiProperty({
    type: ComputationView,
    nullable: true,
    description: 'Of a revoked card: the computation by what is known now; null also where its clock never ran.',
  })
  asKnownNow: ComputationView | null;
}
