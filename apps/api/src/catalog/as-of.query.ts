import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsLocalDate } from '../http/fields';

export const asOfProperty = {
  format: 'date',
  description: '截止日期: the list as it is in force on this local date; default today.',
  example: '2026-03-02',
} as const;

/** A question that is asked for a date. */
export class AsOfQuery {
  @ApiPropertyOptional(asOfProperty)
  @IsOptional()
  @IsLocalDate()
  asOf?: string;
}
