import { type Direction, directions } from '@sealtrail/event-sourcing';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import {
  type AppealState,
  appealStates,
  type CardFilters,
  type CardOrder,
  type CardOrdering,
  type CardStage,
  type CardStatus,
  cardOrders,
  cardStages,
  cardStatuses,
  type FeedbackState,
  feedbackStates,
  type RevocationGround,
  type RuleId,
  revocationGrounds,
  ruleIds,
  type SubjectKind,
  subjectKinds,
} from '@sealtrail/supervision';
import { IsEnumerated } from '../http/enumerated';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { CountedListQuery } from '../http/page';
import { IsDayFilter, IsMonth } from '../http/periods';

export class CardsQuery extends CountedListQuery {
  @IsEnumerated(cardLevels, { optional: true })
  level?: CardLevel;

  @IsEnumerated(cardStatuses, { optional: true })
  status?: CardStatus;

  @IsCodeFilter('被监察部门: the charged department.', { example: 'market', names: 'department' })
  department?: string;

  @IsCodeFilter('被监察人: the charged official.', { example: 'wang-01', names: 'official' })
  official?: string;

  @IsEnumerated(ruleIds, { optional: true })
  rule?: RuleId;

  @IsMonth('The local month in which the card fell.')
  month?: string;

  @IsEnumerated(subjectKinds, { optional: true })
  subjectKind?: SubjectKind;

  @IsCodeFilter('监察对象: the cards about one subject.')
  subjectId?: string;

  @IsCodeFilter('办件: the cards of one case.')
  applicationId?: string;

  @IsEnumerated(revocationGrounds, { optional: true })
  revokedOn?: RevocationGround;

  @IsEnumerated(cardStages, { optional: true })
  stage?: CardStage;

  @IsEnumerated(feedbackStates, { optional: true, description: '反馈情况: `due` and `overdue` wait for an answer.' })
  feedback?: FeedbackState;

  @IsEnumerated(appealStates, {
    optional: true,
    description: '申诉情况: `running` and `escalated` wait for a decision.',
  })
  appeal?: AppealState;

  @IsRegionFilter()
  region?: string;

  @IsDayFilter('发牌日期 from, inclusive.')
  issuedFrom?: string;

  @IsDayFilter('发牌日期 to, inclusive.')
  issuedTo?: string;

  @IsDayFilter('到期日期 from, inclusive: the last day of the limit that was not kept.')
  breachedFrom?: string;

  @IsDayFilter('到期日期 to, inclusive.')
  breachedTo?: string;

  @IsEnumerated(cardOrders, { optional: true, description: 'The order; ties by id. Default: `issued`.' })
  sort?: CardOrder;

  @IsEnumerated(directions, { optional: true, description: 'Default: `descending`.' })
  direction?: Direction;

  get ordering(): CardOrdering {
    return { by: this.sort ?? null, direction: this.direction ?? null };
  }

  get filters(): CardFilters {
    const { level, status, stage, department, official, rule, month, applicationId, region } = this;
    const { issuedFrom, issuedTo, breachedFrom, breachedTo } = this;
    const days = { issuedFrom, issuedTo, breachedFrom, breachedTo };
    const nested = {
      'subject.kind': this.subjectKind,
      'subject.id': this.subjectId,
      'revocation.ground': this.revokedOn,
      'feedback.state': this.feedback,
      'appeal.state': this.appeal,
    };
    return { level, status, stage, department, official, rule, month, applicationId, region, ...nested, ...days };
  }
}
