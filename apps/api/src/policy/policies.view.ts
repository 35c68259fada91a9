import { ApiProperty } from '@nestjs/swagger';
import {
  type ExtensionMoves,
  extensionMoves,
  type LateProof,
  lateProofs,
  type PaperApproval,
  type PolicyDetail,
  type PolicyProfile,
  type PolicyVersionDetail,
  paperApprovals,
  policyProfiles,
} from '@sealtrail/policy';
import { CommandResultView } from '../http/command-result.view';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';
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

/** The complete rules of a version, as in a document. */
class PolicyRulesView {
  @ApiProperty({ description: '计时: how the instants of cards are counted.' })
  clock: ClockRequest;

  @ApiProperty({ description: '发牌方式, by rule.' })
  issue: IssueRequest;

  @ApiProperty({ description: '时限规则, by what has a limit.' })
  rules: TimeRulesRequest;

  @ApiProperty(enumeratedProperty(paperApprovals))
  paperApproval: PaperApproval;

  @ApiProperty(enumeratedProperty(lateProofs))
  lateProof: LateProof;

  @ApiProperty(enumeratedProperty(extensionMoves))
  extensionMoves: ExtensionMoves;

  @ApiProperty({ description: '差评整改: limits of its steps, in working days.' })
  ratingLoop: RatingLoopRuleRequest;

  @ApiProperty({ description: '反馈: by when a card is answered.' })
  feedback: FeedbackRuleRequest;

  @ApiProperty({ description: '申诉: until when, and by when it is decided.' })
  appeal: AppealRuleRequest;

  @ApiProperty({ description: '约谈: after how many red cards of which period.' })
  interview: InterviewRuleRequest;

  @ApiProperty({ description: '计分: what cards take off, in points.' })
  score: ScoreRuleRequest;

  @ApiProperty({ description: '折算: how many cards are counted as one.' })
  convert: ConversionRuleRequest;

  @ApiProperty({ description: '告知对象, by level of the card. They are told; they are not charged.' })
  targets: TargetsRequest;

  @ApiProperty({ description: '告知: when and of which steps of a card people are told.' })
  notices: NoticeRuleRequest;
}

/** Result of adopting a policy. */
export class PolicyResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: 'The latest version of the policy.', example: 1 })
  version: number;
}

/** A version of a policy. */
export class PolicyVersionView extends PolicyRulesView {
  @ApiProperty({ example: '1' })
  version: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: from the beginning.' })
  inForceFrom: string | null;

  @ApiProperty({ type: String, nullable: true, description: '发文字号; null: it is shipped with the product.' })
  documentNumber: string | null;

  @ApiProperty(enumeratedProperty(policyProfiles, { nullable: true, description: 'null: it was adopted by none.' }))
  profile: PolicyProfile | null;
}

export class PolicyView {
  @ApiProperty({ example: 'default-cn-1' })
  id: string;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({
    description:
      'Shipped with the product, and fixed: `default-cn-1` judges where no region has adopted a policy, a profile is there to adopt.',
  })
  shipped: boolean;

  @ApiProperty({ type: [PolicyVersionView], description: 'The oldest first.' })
  versions: readonly PolicyVersionView[];

  @ApiProperty({ description: 'Of the stream of all policies, for `If-Match`.', example: '0' })
  revision: string;
}

export class PoliciesView {
  @ApiProperty({
    type: [PolicyView],
    description:
      'The nearest first: at each instant the first of them that has a version in force judges, the shipped one where none has.',
  })
  items: readonly PolicyView[];
}

function versionView({ document, ...policy }: PolicyVersionDetail) {
  const { id: _, ...version } = policy;
  return { ...version, documentNumber: document };
}

export const policyView = ({ versions, ...policy }: PolicyDetail) => ({
  ...policy,
  versions: versions.map(versionView),
});
