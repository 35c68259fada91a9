import { ApiProperty } from '@nestjs/swagger';
import type { WrittenText } from '@sealtrail/event-sourcing';
import {
  type CalledRater,
  type Finding,
  findings,
  type ListedRectificationOrder,
  type OrderKind,
  type OrderState,
  orderKinds,
  orderStates,
  type RatingChannel,
  type RatingLevel,
  type RatingLoop,
  type RatingLoopTexts,
  ratingChannels,
  ratingLevels,
  type VoidCause,
  voidCauses,
} from '@sealtrail/ratings';
import { DocumentRequest } from '../applications/document.request';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import type { RouteReferenceView } from '../http/route-reference.view';
import { Personal } from '../trail/personal';

const words = (description: string) => ({ type: String, nullable: true, description }) as const;

class StepView {
  @ApiProperty({ description: 'The acting official, or the key.' })
  by: string;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

class VerificationView extends StepView {
  @ApiProperty(enumeratedProperty(findings))
  finding: Finding;

  @ApiProperty({ description: '按期' })
  inTime: boolean;
}

class ReplyView extends StepView {
  @ApiProperty({ type: Boolean, nullable: true, description: '按期; null: without a limit.' })
  inTime: boolean | null;
}

class FollowUpVisitView extends StepView {
  @ApiProperty()
  reached: boolean;

  @ApiProperty({ type: Boolean, nullable: true, description: 'null: not reached.' })
  satisfied: boolean | null;

  @ApiProperty({ description: '按期' })
  inTime: boolean;
}

class FollowUpRatingView {
  @ApiProperty(enumeratedProperty(ratingLevels))
  level: RatingLevel;

  @ApiProperty(enumeratedProperty(ratingChannels))
  channel: RatingChannel;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

class VoidView extends StepView {
  @ApiProperty(enumeratedProperty(voidCauses))
  cause: VoidCause;

  @ApiProperty({ type: String, description: '理由' })
  reason: WrittenText;

  @ApiProperty({ type: DocumentRequest })
  document: DocumentRequest;
}

/** 差评整改: the completed steps. */
export class RatingLoopView implements RatingLoop {
  @ApiProperty({ type: VerificationView, nullable: true, description: '核实' })
  verification: VerificationView | null;

  @ApiProperty({ type: ReplyView, nullable: true, description: '回复' })
  reply: ReplyView | null;

  @ApiProperty({ type: [FollowUpVisitView], description: '回访' })
  visits: FollowUpVisitView[];

  @ApiProperty({ type: FollowUpRatingView, nullable: true, description: '追评' })
  followUp: FollowUpRatingView | null;

  @ApiProperty({ type: VoidView, nullable: true, description: '作废' })
  voided: VoidView | null;
}

/** Texts of the steps; `null`: none, or erased. */
export class RatingLoopWordsView implements RatingLoopTexts {
  @ApiProperty(words('核实情况'))
  verification: WrittenText | null;

  @ApiProperty(words('回复内容'))
  reply: WrittenText | null;

  @ApiProperty(words('回访情况, of the latest visit'))
  visit: WrittenText | null;

  @ApiProperty(words('追评内容'))
  followUp: WrittenText | null;
}

/** The rater to call about a bad rating. */
export class CalledRaterView implements CalledRater {
  @ApiProperty()
  ratingId: string;

  @ApiProperty({ description: '办件' })
  applicationId: string;

  @ApiProperty({ description: '行政区划代码' })
  region: string;

  @Personal()
  @ApiProperty({ type: String, nullable: true, description: '评价人; null: erased.' })
  name: string | null;

  @Personal()
  @ApiProperty({ type: String, nullable: true, description: '联系电话; null: not given, or erased.' })
  phone: string | null;
}

/** 整改单. For the rated unit it contains department, limit and the desk's text, and the case only if the rater agreed. */
export class RectificationOrderView implements ListedRectificationOrder {
  @ApiProperty({ description: 'Unrelated to the ids of the rating and the case.' })
  orderId: string;

  @ApiProperty({ type: String, nullable: true, description: 'The rating; null for the rated department.' })
  ratingId: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Author of the order at the verification desk; null for the rated department.',
  })
  by: string | null;

  @ApiProperty({ description: '被评价部门' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(enumeratedProperty(orderKinds))
  kind: OrderKind;

  @ApiProperty(enumeratedProperty(orderStates))
  state: OrderState;

  @ApiProperty({ type: String, description: '整改要求' })
  demand: WrittenText;

  @ApiProperty({ type: String, nullable: true, description: '办件; null: the rater has not agreed to disclose it.' })
  applicationId: string | null;

  @ApiProperty({ type: String, nullable: true, description: '办件编号; null as `applicationId`.' })
  number: string | null;

  @ApiProperty({ format: 'date', description: '派单日期' })
  orderedOn: string;

  @ApiProperty({ format: 'date', description: '整改期限: the last day in time.' })
  dueOn: string;

  @ApiProperty({ description: '逾期' })
  overdue: boolean;

  @EndedBy()
  endedBy: readonly RouteReferenceView[];

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '整改日期' })
  rectifiedOn: string | null;

  @ApiProperty({ type: Boolean, nullable: true, description: '按期整改' })
  inTime: boolean | null;

  @ApiProperty({ type: String, nullable: true, description: '整改情况' })
  done: WrittenText | null;

  @ApiProperty({ type: DocumentRequest, nullable: true })
  document: DocumentRequest | null;

  @ApiProperty({ type: String, nullable: true, description: '经办人' })
  @WithDisplayName('official')
  officer: string | null;
}
