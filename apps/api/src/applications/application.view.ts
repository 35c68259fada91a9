import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type BranchView,
  type CaseStatus,
  caseStatuses,
  type Opinion,
  opinions,
  type RequestForm,
  requestForms,
  type SatisfiedBy,
  type ShownApplication,
  type ShownSuccessor,
  type SuccessorOf,
  type SuccessorTeller,
  type SuspensionView,
  satisfactions,
  successorTellers,
  type WaitsFor,
  waits,
} from '@sealtrail/applications';
import {
  type Channel,
  channels,
  consequences,
  type HandlingForm,
  handlingForms,
  type ItemClass,
  itemClasses,
} from '@sealtrail/catalog';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import type { RouteReferenceView } from '../http/route-reference.view';
import { Named } from '../names/named';
import { Personal } from '../trail/personal';
import { ToldLateView } from './told-late.view';

const text = { type: String, nullable: true } as const;
const date = { type: String, format: 'date', nullable: true } as const;
const truth = { type: Boolean, nullable: true } as const;

export class LimitEndView {
  @ApiProperty({ format: 'date', description: 'The last day that is in time.', example: '2026-03-16' })
  date: string;

  @ApiProperty({ format: 'date-time', description: '24:00 of that day, as UTC.', example: '2026-03-16T16:00:00.000Z' })
  at: string;
}

const limit = (description: string) => ({ type: LimitEndView, nullable: true, description }) as const;

/** 环节: one department's part of a stage. */
export class CaseStepView implements BranchView {
  @ApiProperty({ description: 'The `stepId`.', example: 'fire-review' })
  id: string;

  @ApiProperty({ example: 'works' })
  stage: string;

  @ApiProperty({ example: 'fire' })
  @Named('department')
  department: string;

  @ApiProperty({ ...text, description: '承办人' })
  @Named('official')
  official: string | null;

  @ApiProperty(limit('环节时限; null while it stands still.'))
  limit: LimitEndView | null;

  @ApiProperty(enumeratedProperty(opinions, { nullable: true, description: 'null: not yet.' }))
  opinion: Opinion | null;

  @ApiProperty(date)
  givenOn: string | null;

  @ApiProperty({ type: Number, nullable: true, description: '用时 in whole days.' })
  usedDays: number | null;

  @ApiProperty(truth)
  withinLimit: boolean | null;
}

/** 特别程序. */
export class CaseSuspensionView implements SuspensionView {
  @ApiProperty({ type: 'integer', example: 1 })
  number: number;

  @ApiProperty({ example: 'expertReview' })
  procedure: string;

  @ApiProperty({ ...text, description: 'The one step that it stops besides the case.' })
  branch: string | null;

  @ApiProperty({ format: 'date' })
  startedOn: string;

  @ApiProperty({
    ...date,
    description: 'From when days do not count; null: the applicant has not been told, so they do.',
  })
  pausesFrom: string | null;

  @ApiProperty(date)
  endedOn: string | null;
}

export class WaitsForView implements WaitsFor {
  @ApiProperty(enumeratedProperty(waits))
  what: WaitsFor['what'];

  @ApiProperty({ format: 'date' })
  since: string;

  @ApiProperty(enumeratedProperty(consequences))
  consequence: WaitsFor['consequence'];

  @EndedBy()
  endedBy: readonly RouteReferenceView[];
}

class CaseHolderView {
  @ApiProperty({ example: 'market' })
  @Named('department')
  department: string;

  @ApiProperty(text)
  @Named('official')
  official: string | null;
}

class CaseMaterialView {
  @ApiProperty({ example: 'business-licence' })
  code: string;

  @ApiProperty(enumeratedProperty(satisfactions))
  satisfiedBy: SatisfiedBy;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the file, for `GET /v1/files/{sha256}`.' })
  file: string | null;
}

/** 办件, as it stands. */
export class ApplicationSummaryView implements ShownApplication {
  @ApiProperty({ example: '0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11' })
  applicationId: string;

  @ApiProperty({ description: '办件编号', example: '230900202603020000018' })
  number: string;

  @ApiProperty({ ...text, description: 'The source of the key that filed; null: a key without one did.' })
  filedBy: string | null;

  @ApiProperty({ ...text, description: '来源系统, as it was named.' })
  source: string | null;

  @ApiProperty(text)
  externalNo: string | null;

  @ApiProperty({ description: '事项', example: 'food-licence' })
  item: string;

  @ApiProperty({ type: 'integer', description: 'The version it was filed under.' })
  itemVersion: number;

  @ApiProperty({ example: '食品经营许可' })
  itemName: string;

  @ApiProperty(enumeratedProperty(itemClasses))
  class: ItemClass;

  @ApiProperty(enumeratedProperty(handlingForms))
  handlingForm: HandlingForm;

  @ApiProperty({ ...text, description: '情形' })
  scenario: string | null;

  @ApiProperty({ example: '230900' })
  region: string;

  @ApiProperty({ description: '实施主体', example: 'market' })
  @Named('department')
  department: string;

  @ApiProperty({ type: [String], description: 'Every department that has to do with it.' })
  @Named('department')
  departments: string[];

  @ApiProperty({ description: '收件单位', example: 'hall' })
  @Named('department')
  receivedBy: string;

  @ApiProperty(enumeratedProperty(channels))
  channel: Channel;

  @ApiProperty(enumeratedProperty(caseStatuses))
  status: CaseStatus;

  @ApiProperty({ ...text, description: 'The stage that runs or ran last.' })
  stage: string | null;

  @ApiProperty({ type: [CaseStepView] })
  branches: CaseStepView[];

  @ApiProperty({ format: 'date-time', description: '收件时间' })
  receivedAt: string;

  @ApiProperty({ format: 'date' })
  receivedOn: string;

  @ApiProperty(limit('The end of the first check (收件审查).'))
  firstCheck: LimitEndView | null;

  @ApiProperty({ ...date, description: '受理日期' })
  acceptedOn: string | null;

  @ApiProperty({ description: '视为受理 (行政许可法 art. 32(4)): accepted by silence.' })
  deemed: boolean;

  @ApiProperty(limit('承诺办结; null before acceptance and while it stands still.'))
  promised: LimitEndView | null;

  @ApiProperty(limit('法定办结; null before acceptance, where no law sets one, and while it stands still.'))
  statutory: LimitEndView | null;

  @ApiProperty({ type: [CaseSuspensionView] })
  suspensions: CaseSuspensionView[];

  @ApiProperty({ description: 'A special procedure (特别程序) is under way.' })
  suspended: boolean;

  @ApiProperty({ description: '延长' })
  extended: boolean;

  @ApiProperty({ type: CaseHolderView, description: '承办' })
  handler: CaseHolderView;

  @ApiProperty({ type: [CaseMaterialView] })
  materials: CaseMaterialView[];

  @ApiProperty({ type: [String], description: 'Told as missing and not handed in.' })
  missing: string[];

  @ApiProperty(limit('补正期限'))
  correctionDeadline: LimitEndView | null;

  @ApiProperty({ type: [String], description: '容缺: accepted without them.' })
  deferred: string[];

  @ApiProperty(limit('容缺补正期限'))
  deferralDeadline: LimitEndView | null;

  @ApiProperty({ type: 'integer', description: '补正次数' })
  corrections: number;

  @ApiProperty({ type: 'integer', description: '到现场次数' })
  visits: number;

  @ApiProperty({ type: [WaitsForView], description: 'What only a person can do next.' })
  waitsFor: WaitsForView[];

  @ApiProperty()
  waiting: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '办结时间' })
  closedAt: string | null;

  @ApiProperty(date)
  closedOn: string | null;

  @ApiProperty(
    enumeratedProperty(caseStatuses, { nullable: true, description: '办结结果; the same word as the status.' }),
  )
  outcome: CaseStatus | null;

  @ApiProperty(
    enumeratedProperty(requestForms, {
      nullable: true,
      description: 'Of a withdrawal; null where it follows a lapse, or was not kept.',
    }),
  )
  withdrawal: RequestForm | null;

  @ApiProperty({ type: Number, nullable: true, description: '用时 in whole days, without pauses.' })
  usedDays: number | null;

  @ApiProperty({ ...truth, description: '承诺期限内办结' })
  withinPromise: boolean | null;

  @ApiProperty({ ...truth, description: '法定期限内办结' })
  withinStatute: boolean | null;

  @ApiProperty({ ...text, description: '证照编号' })
  certificateNumber: string | null;

  @ApiProperty({ ...text, description: '电子证照标识' })
  certificateId: string | null;

  @ApiProperty(limit('送达期限 (行政许可法 art. 44)'))
  deliveryLimit: LimitEndView | null;

  @ApiProperty({ ...date, description: '送达日期' })
  deliveredOn: string | null;

  @ApiProperty({ description: 'Of the case, for `If-Match`.', example: '3' })
  revision: string;
}

/** 后继办件: the earlier case, and who says so. */
class SuccessorOfView implements SuccessorOf {
  @ApiProperty({ example: '0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11' })
  applicationId: string;

  @ApiProperty(enumeratedProperty(successorTellers))
  statedBy: SuccessorTeller;
}

class SuccessorView extends SuccessorOfView implements ShownSuccessor {
  @ApiProperty({ description: '办件编号', example: '230900202603020000018' })
  number: string;

  @ApiProperty({ format: 'date', description: '收件日期' })
  receivedOn: string;
}

const person = {
  type: 'object',
  nullable: true,
  additionalProperties: true,
  description: 'Only for duties that need it, of a department that has to do with the case; null once erased.',
} as const;

export class ApplicationDetailView extends ApplicationSummaryView {
  @ApiProperty({ type: [ToldLateView], description: '事后补报: what was told late, in the order of telling.' })
  toldLate: ToldLateView[];

  @ApiProperty({
    description:
      '视为受理待定: accepted by silence, and the first check counted days of a year whose notice (放假通知) has not been told. It stands, and is assessed again by the notice.',
  })
  provisional: boolean;

  @ApiProperty({
    type: SuccessorOfView,
    nullable: true,
    description: 'The case that had lapsed and in whose place this one was filed; null: none was named.',
  })
  successorOf: SuccessorOfView | null;

  @ApiProperty({ type: [SuccessorView], description: 'What was filed in place of this case, in the order of telling.' })
  successors: SuccessorView[];

  @ApiPropertyOptional(person)
  @Personal()
  applicant?: object | null;

  @ApiPropertyOptional(person)
  @Personal()
  agent?: object | null;
}
