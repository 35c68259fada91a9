import { ApiProperty } from '@nestjs/swagger';
import {
  defaultRules,
  type ExtensionMoves,
  extensionMoves,
  type LateProof,
  lateProofs,
  type PaperApproval,
  type PolicyProfile,
  type PolicyRules,
  paperApprovals,
  policyProfiles,
  rulesOfProfile,
} from '@sealtrail/policy';
import { IsString, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsInstant, IsReadable, IsRegionCode, regionProperty } from '../http/fields';
import { IsNested } from '../http/nested';

import {
  AppealRuleRequest,
  ConversionRuleRequest,
  FeedbackRuleRequest,
  InterviewRuleRequest,
  NoticeRuleRequest,
  RatingLoopRuleRequest,
  ScoreRuleRequest,
  TargetsRequest,
} from './card-consequences.request';
import { ClockRequest, IssueRequest, TimeRulesRequest } from './policy-rules.request';

type Told = Pick<PolicyRequest, 'profile'>;

/** Members required in a document without profile. */
const isOwnDocument = ({ profile }: Told): boolean => (profile ?? null) === null;

/** 监察规则: the document of one version. */
export class PolicyRequest {
  @ApiProperty({ ...regionProperty, description: 'The region in which it judges, with all below it. It stays.' })
  @IsRegionCode()
  region: string;

  @ApiProperty({
    format: 'date-time',
    description:
      'From when on it judges the clocks that start: not before it is told, nor before the version before it. Told once ' +
      'more from the same instant it takes the place of that version.',
    example: '2026-07-01T00:00:00+08:00',
  })
  @IsInstant()
  inForceFrom: string;

  @ApiProperty({
    maxLength: 100,
    description: '发文字号 of the document that orders it.',
    example: '济政办发〔2026〕12号',
  })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  documentNumber: string;

  @IsEnumerated(policyProfiles, {
    optional: true,
    description:
      'The profile that it adopts: what the document leaves out is as that has it. Needed where it is not whole.',
  })
  profile: PolicyProfile | null = null;

  @IsNested(ClockRequest, { optional: true, description: '计时: how the instants of cards are counted.' })
  clock?: ClockRequest | null;

  @IsNested(IssueRequest, { optional: true, description: '发牌方式, by rule.' })
  issue?: IssueRequest | null;

  @IsNested<Told>(TimeRulesRequest, { requiredIf: isOwnDocument, description: '时限规则, by what has a limit.' })
  rules?: TimeRulesRequest | null;

  @IsEnumerated(paperApprovals, { requiredIf: isOwnDocument })
  paperApproval?: PaperApproval | null;

  @IsEnumerated(lateProofs, { requiredIf: isOwnDocument })
  lateProof?: LateProof | null;

  @IsEnumerated(extensionMoves, { requiredIf: isOwnDocument })
  extensionMoves?: ExtensionMoves | null;

  @IsNested<Told>(RatingLoopRuleRequest, {
    requiredIf: isOwnDocument,
    description: '差评整改: limits of its steps, in working days.',
  })
  ratingLoop?: RatingLoopRuleRequest | null;

  @IsNested(FeedbackRuleRequest, { optional: true, description: '反馈: by when a card is answered.' })
  feedback?: FeedbackRuleRequest | null;

  @IsNested(AppealRuleRequest, { optional: true, description: '申诉: until when, and by when it is decided.' })
  appeal?: AppealRuleRequest | null;

  @IsNested(InterviewRuleRequest, { optional: true, description: '约谈: after how many red cards of which period.' })
  interview?: InterviewRuleRequest | null;

  @IsNested(ScoreRuleRequest, { optional: true, description: '计分: what cards take off, in points.' })
  score?: ScoreRuleRequest | null;

  @IsNested(ConversionRuleRequest, { optional: true, description: '折算: how many cards are counted as one.' })
  convert?: ConversionRuleRequest | null;

  @IsNested<Told>(TargetsRequest, {
    requiredIf: isOwnDocument,
    description: '告知对象, by level of the card. They are told; they are not charged.',
  })
  targets?: TargetsRequest | null;

  @IsNested(NoticeRuleRequest, {
    optional: true,
    description: '告知: when and of which steps of a card people are told.',
  })
  notices?: NoticeRuleRequest | null;
}

/** The complete rules of a document: omitted members come from its profile, or from `default-cn-1`. */
export function rulesOf(document: Omit<PolicyRequest, 'documentNumber' | 'inForceFrom' | 'region'>): PolicyRules {
  const { clock, issue, rules, paperApproval, lateProof, extensionMoves: moves, ratingLoop, targets } = document;
  const { feedback, appeal, interview, score, convert, notices } = document;
  const given = {
    clock,
    issue,
    rules,
    paperApproval,
    lateProof,
    extensionMoves: moves,
    ratingLoop,
    feedback,
    appeal,
    interview,
    score,
    convert,
    targets,
    notices,
  };
  const said = Object.entries(given).filter(([, value]) => (value ?? null) !== null);
  const profile = document.profile === null ? defaultRules : rulesOfProfile(document.profile);
  return { ...profile, ...plain(Object.fromEntries(said)) };
}

/** A plain object, as stored, from an instance made by class-transformer. */
const plain = <Rules extends object>(rules: Rules): Rules => JSON.parse(JSON.stringify(rules)) as Rules;

export class PoliciesQuery {
  @ApiProperty({ ...regionProperty, description: '行政区划代码 of the region in which somebody is judged.' })
  @IsRegionCode()
  region: string;
}
