import { ApiProperty } from '@nestjs/swagger';
import {
  type CaseStatus,
  caseStatuses,
  type RequestForm,
  requestForms,
  type ShownApplication,
} from '@sealtrail/applications';
import {
  type Channel,
  channels,
  type HandlingForm,
  handlingForms,
  type ItemClass,
  itemClasses,
} from '@sealtrail/catalog';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { nullableBoolean, nullableDate, nullableText } from '../http/nullable';
import {
  CaseHolderView,
  CaseMaterialView,
  CaseStepView,
  CaseSuspensionView,
  LimitEndView,
  limitEnd,
  WaitsForView,
} from './case-parts.view';

/** Current state of a 办件. */
export class ApplicationSummaryView implements ShownApplication {
  @ApiProperty({ example: '0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11' })
  applicationId: string;

  @ApiProperty({ description: '办件编号', example: '230900202603020000018' })
  number: string;

  @ApiProperty({
    ...nullableText,
    description: 'Source of the key that filed the case; null: filed with a key without a source.',
  })
  filedBy: string | null;

  @ApiProperty({ ...nullableText, description: '来源系统, as given.' })
  source: string | null;

  @ApiProperty(nullableText)
  externalNo: string | null;

  @ApiProperty({ description: '事项', example: 'food-licence' })
  item: string;

  @ApiProperty({ type: 'integer', description: 'The item version under which it was filed.' })
  itemVersion: number;

  @ApiProperty({ example: '食品经营许可' })
  itemName: string;

  @ApiProperty(enumeratedProperty(itemClasses))
  class: ItemClass;

  @ApiProperty(enumeratedProperty(handlingForms))
  handlingForm: HandlingForm;

  @ApiProperty({ ...nullableText, description: '情形' })
  scenario: string | null;

  @ApiProperty({ example: '230900' })
  region: string;

  @ApiProperty({ description: '实施主体', example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ type: [String], description: 'All departments that take part in the case.' })
  @WithDisplayName('department')
  departments: string[];

  @ApiProperty({ description: '收件单位', example: 'hall' })
  @WithDisplayName('department')
  receivedBy: string;

  @ApiProperty(enumeratedProperty(channels))
  channel: Channel;

  @ApiProperty(enumeratedProperty(caseStatuses))
  status: CaseStatus;

  @ApiProperty({ ...nullableText, description: 'The current or last stage.' })
  stage: string | null;

  @ApiProperty({ type: [CaseStepView] })
  branches: CaseStepView[];

  @ApiProperty({ format: 'date-time', description: '收件时间' })
  receivedAt: string;

  @ApiProperty({ format: 'date' })
  receivedOn: string;

  @ApiProperty(limitEnd('The end of the first check (收件审查).'))
  firstCheck: LimitEndView | null;

  @ApiProperty({ ...nullableDate, description: '受理日期' })
  acceptedOn: string | null;

  @ApiProperty({ description: '视为受理 (行政许可法 art. 32(4)): deemed accepted.' })
  deemed: boolean;

  @ApiProperty(limitEnd('承诺办结; null before acceptance and while paused.'))
  promised: LimitEndView | null;

  @ApiProperty(limitEnd('法定办结; null before acceptance, where no law sets one, and while paused.'))
  statutory: LimitEndView | null;

  @ApiProperty({ type: [CaseSuspensionView] })
  suspensions: CaseSuspensionView[];

  @ApiProperty({ description: 'A special procedure (特别程序) is in progress.' })
  suspended: boolean;

  @ApiProperty({ description: '延长' })
  extended: boolean;

  @ApiProperty({ type: CaseHolderView, description: '承办' })
  handler: CaseHolderView;

  @ApiProperty({ type: [CaseMaterialView] })
  materials: CaseMaterialView[];

  @ApiProperty({ type: [String], description: 'Notified as missing and not yet submitted.' })
  missing: string[];

  @ApiProperty(limitEnd('补正期限'))
  correctionDeadline: LimitEndView | null;

  @ApiProperty({ type: [String], description: '容缺: accepted without them.' })
  deferred: string[];

  @ApiProperty(limitEnd('容缺补正期限'))
  deferralDeadline: LimitEndView | null;

  @ApiProperty({ type: 'integer', description: '补正次数' })
  corrections: number;

  @ApiProperty({ type: 'integer', description: '到现场次数' })
  visits: number;

  @ApiProperty({ type: [WaitsForView], description: 'Next acts that only a person can perform.' })
  waitsFor: WaitsForView[];

  @ApiProperty()
  waiting: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '办结时间' })
  closedAt: string | null;

  @ApiProperty(nullableDate)
  closedOn: string | null;

  @ApiProperty(enumeratedProperty(caseStatuses, { nullable: true, description: '办结结果; same value as the status.' }))
  outcome: CaseStatus | null;

  @ApiProperty(
    enumeratedProperty(requestForms, {
      nullable: true,
      description: 'How a withdrawal was requested; null where it follows a lapse, or was not recorded.',
    }),
  )
  withdrawal: RequestForm | null;

  @ApiProperty({ type: Number, nullable: true, description: '用时 in whole days, without pauses.' })
  usedDays: number | null;

  @ApiProperty({ ...nullableBoolean, description: '承诺期限内办结' })
  withinPromise: boolean | null;

  @ApiProperty({ ...nullableBoolean, description: '法定期限内办结' })
  withinStatute: boolean | null;

  @ApiProperty({ ...nullableText, description: '证照编号' })
  certificateNumber: string | null;

  @ApiProperty({ ...nullableText, description: '电子证照标识' })
  certificateId: string | null;

  @ApiProperty(limitEnd('送达期限 (行政许可法 art. 44)'))
  deliveryLimit: LimitEndView | null;

  @ApiProperty({ ...nullableDate, description: '送达日期' })
  deliveredOn: string | null;

  @ApiProperty({ description: 'Of the case, for `If-Match`.', example: '3' })
  revision: string;
}
