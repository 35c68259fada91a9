import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  defaultRules,
  type GraceRule,
  type IssueMode,
  type IssueRules,
  issueModes,
  type PromiseRule,
  type RedRule,
  type RuleId,
  type WarningRule,
  type YellowRule,
} from '@sealtrail/policy';
import {
  type Counting,
  type CountMode,
  countModes,
  type LimitBasis,
  limitBases,
  type OffHours,
  type OpeningHours,
  offHoursPolicies,
  TIME_OF_DAY,
} from '@sealtrail/working-days';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsNested } from '../http/nested';
import { withFault } from '../http/validation-faults';
import { DAYS_MAX, IsDays } from './is-days';

export const IsTimeOfDay = (example: string, description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ pattern: TIME_OF_DAY.source, example, description }),
    Matches(TIME_OF_DAY, withFault('field.not-time')),
  );

/** 预警 */
export class WarningRuleRequest implements WarningRule {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    required: false,
    minimum: 0,
    maximum: DAYS_MAX,
    example: 2,
    description:
      'Working days that are left when it falls; null: the share of the time alone counts. With neither it does not fall.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(DAYS_MAX)
  remainingDays: number | null = null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    required: false,
    minimum: 1,
    maximum: 100,
    example: 90,
    description: 'Share of the time in percent at which it falls, where that is earlier; null: days left alone count.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  usedPercent: number | null = null;

  @IsDays(
    3,
    'Limits of fewer working days than this are warned of `shortRemainingDays` before their end, where days left count.',
  )
  shortBelowDays: number;

  @IsDays(1, 'Working days that are left of a short limit when the warning falls.')
  shortRemainingDays: number;
}

/** 宽限 */
export class GraceRuleRequest implements GraceRule {
  @IsDays(0, 'Working days after the end of the limit at whose end the card falls.')
  graceDays: number;
}

/** 监察规则所定承诺 */
export class PromiseRuleRequest implements PromiseRule {
  @IsDays(2, 'Working days from the start within which the policy itself promises it.', 1)
  promiseDays: number;
}

/** 红牌 of a case. */
export class RedRuleRequest extends GraceRuleRequest implements RedRule {
  @IsEnumerated(limitBases, { default: 'statutory', description: 'The limit that it falls off.' })
  limit: LimitBasis = 'statutory';
}

/** 黄牌 of a case. */
export class YellowRuleRequest extends GraceRuleRequest implements YellowRule {
  @IsEnumerated(limitBases, { default: 'promised', description: 'The limit that it falls off.' })
  limit: LimitBasis = 'promised';

  @IsNested(WarningRuleRequest, {
    optional: true,
    description: 'When it falls before the end of the limit, without days of grace; null: after it.',
  })
  before: WarningRuleRequest | null = null;
}

export class CaseRuleRequest {
  @IsNested(WarningRuleRequest, { description: '预警: before the promise ends.' })
  warning: WarningRuleRequest;

  @IsNested(YellowRuleRequest, { description: '黄牌: off the promise, unless it says otherwise.' })
  yellow: YellowRuleRequest;

  @IsNested(RedRuleRequest, { description: '红牌: off the statutory limit, unless it says otherwise.' })
  red: RedRuleRequest;

  @IsNested(GraceRuleRequest, {
    description: '红牌: after the promise, where it falls off a statutory limit that there is not.',
  })
  redWithoutStatute: GraceRuleRequest;
}

/** A limit whose yellow card depends on a promise of the policy, and whose red card on the statutory limit. */
export class PromisedRuleRequest {
  @IsNested(PromiseRuleRequest)
  yellow: PromiseRuleRequest;

  @IsNested(GraceRuleRequest)
  red: GraceRuleRequest;
}

export class StepRuleRequest {
  @IsNested(GraceRuleRequest, { description: '黄牌: after the limit of the branch.' })
  yellow: GraceRuleRequest;
}

export class SuspensionRuleRequest {
  @IsNested(WarningRuleRequest)
  warning: WarningRuleRequest;

  @IsNested(GraceRuleRequest)
  yellow: GraceRuleRequest;

  @IsNested(GraceRuleRequest)
  red: GraceRuleRequest;
}

/** 时限规则, by kind of limit. */
export class TimeRulesRequest {
  @IsNested(CaseRuleRequest, { description: '办理时限' })
  case: CaseRuleRequest;

  @IsNested(PromisedRuleRequest, { description: '收件审查' })
  firstCheck: PromisedRuleRequest;

  @IsNested(StepRuleRequest, { description: '环节时限' })
  step: StepRuleRequest;

  @IsNested(SuspensionRuleRequest, { description: '特别程序: while the clocks stand still.' })
  suspension: SuspensionRuleRequest;

  @IsNested(PromisedRuleRequest, { description: '送达' })
  delivery: PromisedRuleRequest;
}

/** 办公时间 */
export class OpeningHoursRequest implements OpeningHours {
  @IsTimeOfDay('09:00', 'From when on the agency is open, local time.')
  from: string;

  @IsTimeOfDay('12:00', 'Until when it is open; 24:00: to the end of the day.')
  to: string;
}

/** 计时 */
export class ClockRequest implements Counting {
  @IsEnumerated(countModes, { default: 'nextDay' })
  countMode: CountMode = 'nextDay';

  @IsEnumerated(offHoursPolicies, { default: 'legalInstant' })
  offHours: OffHours = 'legalInstant';

  @IsNested(OpeningHoursRequest, {
    each: { max: 8 },
    default: [],
    description: '办公时间 of every working day, in the order of the day.',
  })
  hours: OpeningHoursRequest[] = [];
}

const IsIssued = (rule: RuleId): PropertyDecorator => IsEnumerated(issueModes, { default: defaultRules.issue[rule] });

/** 发牌方式, by rule. */
export class IssueRequest implements IssueRules {
  @IsIssued('case')
  case: IssueMode = defaultRules.issue.case;

  @IsIssued('firstCheck')
  firstCheck: IssueMode = defaultRules.issue.firstCheck;

  @IsIssued('secondNotice')
  secondNotice: IssueMode = defaultRules.issue.secondNotice;

  @IsIssued('lateNotice')
  lateNotice: IssueMode = defaultRules.issue.lateNotice;

  @IsIssued('materialBeyondList')
  materialBeyondList: IssueMode = defaultRules.issue.materialBeyondList;

  @IsIssued('step')
  step: IssueMode = defaultRules.issue.step;

  @IsIssued('suspension')
  suspension: IssueMode = defaultRules.issue.suspension;

  @IsIssued('suspensionNotice')
  suspensionNotice: IssueMode = defaultRules.issue.suspensionNotice;

  @IsIssued('delivery')
  delivery: IssueMode = defaultRules.issue.delivery;

  @IsIssued('feedbackLate')
  feedbackLate: IssueMode = defaultRules.issue.feedbackLate;
}
