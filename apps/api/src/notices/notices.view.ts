import { ApiProperty } from '@nestjs/swagger';
import {
  type FailureReason,
  failureReasons,
  type NoticeChannel,
  type NoticeOccasion,
  type NoticeStatus,
  noticeChannels,
  noticeOccasions,
  noticeStatuses,
  type WithdrawalReason,
  withdrawalReasons,
} from '@sealtrail/notices';
import {
  type CardLevel,
  cardLevels,
  type NotifiedBody,
  type NotifiedPost,
  notifiedBodies,
  notifiedPosts,
} from '@sealtrail/policy';
import { type RuleId, ruleIds } from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';
import { StatementView } from '../http/statements';
import { QuietHoursRequest } from '../policy/card-consequences.request';

/** That somebody was told, as the carrier proves it. */
export class NoticeDeliveryView {
  @ApiProperty(enumeratedProperty(noticeChannels))
  channel: NoticeChannel;

  @ApiProperty({ description: '回执: what the carrier calls the delivery.' })
  receipt: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ format: 'date' })
  on: string;
}

/** That a reminder was not to be told any more. */
export class NoticeWithdrawalView {
  @ApiProperty(enumeratedProperty(withdrawalReasons))
  reason: WithdrawalReason;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ format: 'date' })
  on: string;
}

/** An attempt that told nobody. */
export class NoticeFailureView {
  @ApiProperty(enumeratedProperty(noticeChannels))
  channel: NoticeChannel;

  @ApiProperty(enumeratedProperty(failureReasons))
  reason: FailureReason;

  @ApiProperty({ type: String, nullable: true, description: 'What the carrier says.' })
  detail: string | null;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

/** 告知: who is told of a card, and what became of it. */
export class NoticeView {
  @ApiProperty({ description: 'The same however often it is asked for: a carrier that knows it tells once.' })
  noticeId: string;

  @ApiProperty()
  cardId: string;

  @ApiProperty(enumeratedProperty(noticeOccasions))
  occasion: NoticeOccasion;

  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty()
  @WithDisplayName('item')
  item: string;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty(enumeratedProperty(ruleIds))
  rule: RuleId;

  @ApiProperty(enumeratedProperty(cardLevels))
  level: CardLevel;

  @ApiProperty({ format: 'date', description: 'The local day on which the card fell.' })
  fellOn: string;

  @ApiProperty({ description: 'The department that is charged.' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({
    ...enumeratedProperty(notifiedPosts),
    description: 'Why they are told: the post that the policy names.',
  })
  post: NotifiedPost;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The department that is told; null: a body of the region.',
  })
  @WithDisplayName('department')
  toldDepartment: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The official who is told; null: whoever answers for the department, or the body.',
  })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty(
    enumeratedProperty(notifiedBodies, {
      nullable: true,
      description: 'The body of the region that is told; null: a department is.',
    }),
  )
  body: NotifiedBody | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Tells two notices of one occasion apart: when the appeal was decided or passed on, or the id of the interview; null: a card has one.',
  })
  about: string | null;

  @ApiProperty({
    type: QuietHoursRequest,
    nullable: true,
    description: '免打扰时段: in them it is not told; null: there are none.',
  })
  quietHours: QuietHoursRequest | null;

  @ApiProperty({
    type: StatementView,
    description: 'What they are told, by `Accept-Language`. It names nobody who applied.',
  })
  text: StatementView;

  @ApiProperty(enumeratedProperty(noticeStatuses))
  status: NoticeStatus;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it is told at the earliest; null: it is told, given up or withdrawn.',
  })
  dueAt: string | null;

  @ApiProperty({ format: 'date-time' })
  queuedAt: string;

  @ApiProperty({ format: 'date' })
  queuedOn: string;

  @ApiProperty({ type: NoticeDeliveryView, nullable: true })
  told: NoticeDeliveryView | null;

  @ApiProperty({
    type: NoticeWithdrawalView,
    nullable: true,
    description: 'Of a reminder: that what it reminds of was settled before it was told.',
  })
  withdrawn: NoticeWithdrawalView | null;

  @ApiProperty({ type: [NoticeFailureView], description: 'Attempts that told nobody, in their order.' })
  failures: readonly NoticeFailureView[];
}
