import { ApiPropertyOptional } from '@nestjs/swagger';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import {
  type CardFilters,
  type CardStatus,
  cardStatuses,
  type RuleId,
  ruleIds,
  type SubjectKind,
  subjectKinds,
} from '@sealtrail/supervision';
import { IsOptional } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsRegionFilter } from '../http/fields';
import { ListQuery } from '../http/page';
import { IsMonth } from '../http/periods';

export class CardsQuery extends ListQuery {
  @IsEnumerated(cardLevels, { optional: true })
  level?: CardLevel;

  @IsEnumerated(cardStatuses, { optional: true })
  status?: CardStatus;

  @ApiPropertyOptional({ description: '被监察部门: the charged department.', example: 'market' })
  @IsOptional()
  @IsCode()
  department?: string;

  @ApiPropertyOptional({ description: '被监察人: the charged official.', example: 'wang-01' })
  @IsOptional()
  @IsCode()
  official?: string;

  @IsEnumerated(ruleIds, { optional: true })
  rule?: RuleId;

  @IsMonth('The local month in which the card fell.')
  month?: string;

  @IsEnumerated(subjectKinds, { optional: true })
  subjectKind?: SubjectKind;

  @ApiPropertyOptional({ description: '监察对象: the cards about one subject.' })
  @IsOptional()
  @IsCode()
  subjectId?: string;

  @ApiPropertyOptional({ description: '办件: the cards of one case.' })
  @IsOptional()
  @IsCode()
  applicationId?: string;

  @IsRegionFilter()
  region?: string;

  get filters(): CardFilters {
    const { level, status, department, official, rule, month, applicationId, region } = this;
    const subject = { 'subject.kind': this.subjectKind, 'subject.id': this.subjectId };
    return { level, status, department, official, rule, month, applicationId, region, ...subject };
  }
}
