import { type CardLevel, cardLevels } from '@sealtrail/policy';
import {
  type CardFilters,
  type CardStatus,
  cardStatuses,
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
import { IsMonth } from '../http/periods';

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

  @IsRegionFilter()
  region?: string;

  get filters(): CardFilters {
    const { level, status, department, official, rule, month, applicationId, region } = this;
    const nested = {
      'subject.kind': this.subjectKind,
      'subject.id': this.subjectId,
      'revocation.ground': this.revokedOn,
    };
    return { level, status, department, official, rule, month, applicationId, region, ...nested };
  }
}
