import { ApiPropertyOptional } from '@nestjs/swagger';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import {
  type CardStatus,
  cardStatuses,
  type RuleId,
  ruleIds,
  type SubjectKind,
  subjectKinds,
} from '@sealtrail/supervision';
import { IsOptional, Matches } from 'class-validator';
import { refusedAs } from '../http/checked-faults';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsRegionCode, regionFilter } from '../http/fields';
import { ListQuery } from '../http/page';

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

  @ApiPropertyOptional({ description: 'The local month in which the card fell.', example: '2026-03' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, refusedAs('field.not-month'))
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

  @ApiPropertyOptional(regionFilter)
  @IsOptional()
  @IsRegionCode()
  region?: string;
}
