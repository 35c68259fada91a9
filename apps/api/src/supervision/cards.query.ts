import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  CARD_LEVELS,
  CARD_STATUSES,
  type CardLevel,
  type CardStatus,
  RULE_IDS,
  type RuleId,
  type SubjectKind,
  subjectKinds,
} from '@sealtrail/supervision';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsRegionPrefix, regionProperty } from '../catalog/public-list';
import { IsCode } from '../http/fields';
import { ListQuery } from '../http/page';
import { levelProperty, ruleProperty, statusProperty, subjectKindProperty } from './card-words';

export class CardsQuery extends ListQuery {
  @ApiPropertyOptional(levelProperty)
  @IsOptional()
  @IsIn(CARD_LEVELS)
  level?: CardLevel;

  @ApiPropertyOptional(statusProperty)
  @IsOptional()
  @IsIn(CARD_STATUSES)
  status?: CardStatus;

  @ApiPropertyOptional({ description: '被监察部门: the charged department.', example: 'market' })
  @IsOptional()
  @IsCode()
  department?: string;

  @ApiPropertyOptional({ description: '被监察人: the charged official.', example: 'wang-01' })
  @IsOptional()
  @IsCode()
  official?: string;

  @ApiPropertyOptional(ruleProperty)
  @IsOptional()
  @IsIn(RULE_IDS)
  rule?: RuleId;

  @ApiPropertyOptional({ description: 'The local month in which the card fell.', example: '2026-03' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'must be a month as YYYY-MM' })
  month?: string;

  @ApiPropertyOptional(subjectKindProperty)
  @IsOptional()
  @IsIn(subjectKinds.values)
  subjectKind?: SubjectKind;

  @ApiPropertyOptional({ description: '监察对象: the cards about one subject.' })
  @IsOptional()
  @IsCode()
  subjectId?: string;

  @ApiPropertyOptional({ description: '办件: the cards of one case.' })
  @IsOptional()
  @IsCode()
  applicationId?: string;

  @ApiPropertyOptional(regionProperty)
  @IsOptional()
  @IsRegionPrefix()
  region?: string;
}
