import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  type AppealRule,
  type CardLevel,
  type ConversionRule,
  type FeedbackRule,
  type InterviewPeriod,
  type InterviewRule,
  interviewPeriods,
  type NoticeRule,
  type NotifiedBody,
  type NotifiedPost,
  notifiedBodies,
  notifiedPosts,
  type QuietHours,
  type RatingLoopRule,
  type ScoreRule,
} from '@sealtrail/policy';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsNested } from '../http/nested';
import { IsDays } from './is-days';
import { IsTimeOfDay } from './policy-rules.request';

export class RectifyDaysRequest {
  @IsDays(5, '一般整改: ordinary.', 1)
  ordinary: number;

  @IsDays(15, '复杂整改: complex.', 1)
  complex: number;
}

/** 差评整改: limits of its steps. */
export class RatingLoopRuleRequest implements RatingLoopRule {
  @IsDays(1, '核实, from the recording of the rating.', 1)
  verifyDays: number;

  @IsNested(RectifyDaysRequest, { description: '整改, from the order.' })
  rectifyDays: RectifyDaysRequest;

  @IsDays(2, '回复, from the rectification or the verification.', 1)
  replyDays: number;

  @IsDays(5, '回访, from the reply.', 1)
  visitDays: number;
}

/** 反馈 */
export class FeedbackRuleRequest implements FeedbackRule {
  @IsDays(5, 'Working days from the issue of a yellow or red card within which whoever it charges explains it.', 1)
  deadlineDays: number;
}

/** 申诉 */
export class AppealRuleRequest implements AppealRule {
  @IsDays(5, '申诉期限 in working days, from the issue of the card.', 1)
  windowDays: number;

  @IsDays(5, 'Working days within which an appeal is decided, from the appeal; once more from its escalation.', 1)
  decideDays: number;

  @ApiProperty({ description: 'Whether the card is published nowhere while the appeal is undecided.', example: true })
  @IsBoolean()
  stopsPublication: boolean;
}

const RED_CARDS_MAX = 100;

/** 约谈 */
export class InterviewRuleRequest implements InterviewRule {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: RED_CARDS_MAX,
    example: 2,
    description: 'So many red cards in force of one period make an interview due; 0: none do.',
  })
  @IsInt()
  @Min(0)
  @Max(RED_CARDS_MAX)
  redCards: number;

  @IsEnumerated(interviewPeriods, { description: 'The period in which the red cards fell.' })
  within: InterviewPeriod;
}

const POINTS_MAX = 1_000;

/** A number of points. */
const IsPoints = (example: number, description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: 0, maximum: POINTS_MAX, example, description }),
    IsInt(),
    Min(0),
    Max(POINTS_MAX),
  );

/** 计分 */
export class ScoreRuleRequest implements ScoreRule {
  @IsPoints(100, 'Points of a month without cards.')
  base: number;

  @IsPoints(3, 'Points that warnings take off, each time that there are as many as are counted as one.')
  warnings: number;

  @IsPoints(5, 'Points that a yellow card takes off.')
  yellow: number;

  @IsPoints(10, 'Points that a red card takes off.')
  red: number;
}

const CONVERTED_MAX = 100;

const IsConverted = (example: number, description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: 0, maximum: CONVERTED_MAX, example, description }),
    IsInt(),
    Min(0),
    Max(CONVERTED_MAX),
  );

/** 折算 */
export class ConversionRuleRequest implements ConversionRule {
  @IsConverted(3, 'So many warnings of a month take points off once; 0: none do.')
  warningsToDeduction: number;

  @IsConverted(0, 'So many yellow cards of a month are one red in the score; 0: none are.')
  yellowsToRedPerMonth: number;
}

export class TargetsRequest implements Readonly<Record<CardLevel, readonly NotifiedPost[]>> {
  @IsEnumerated(notifiedPosts, { each: true })
  warning: NotifiedPost[];

  @IsEnumerated(notifiedPosts, { each: true })
  yellow: NotifiedPost[];

  @IsEnumerated(notifiedPosts, { each: true })
  red: NotifiedPost[];
}

/** 免打扰时段 */
export class QuietHoursRequest implements QuietHours {
  @IsTimeOfDay('21:00', 'From when on nobody is told, local time.')
  from: string;

  @IsTimeOfDay('08:00', 'Until when nobody is told; before `from`: of the next day.')
  to: string;
}

/** 告知 */
export class NoticeRuleRequest implements NoticeRule {
  @IsNested(QuietHoursRequest, { optional: true, description: '免打扰时段; null: there are none.' })
  quietHours: QuietHoursRequest | null = null;

  @IsDays(
    1,
    'Working days before the time to answer a card ends, and before that to decide on an appeal, at which it is reminded of; 0: nobody is.',
  )
  reminderDays: number;

  @IsEnumerated(notifiedPosts, { each: true, description: '反馈期限将至: who is reminded.' })
  feedbackDue: NotifiedPost[];

  @IsEnumerated(notifiedPosts, {
    each: true,
    description: '申诉决定期限将至: who is reminded that an appeal is to be decided.',
  })
  appealDue: NotifiedPost[];

  @IsEnumerated(notifiedPosts, { each: true, description: '申诉决定: who is told of the decision on an appeal.' })
  appealDecided: NotifiedPost[];

  @IsEnumerated(notifiedBodies, { each: true, description: '移送: who is told of a referral. Nobody of the unit is.' })
  referred: NotifiedBody[];

  @IsEnumerated(notifiedPosts, {
    each: true,
    description: '应当约谈: who is told that an interview is due, and that it is lifted.',
  })
  interviewDue: NotifiedPost[];
}
