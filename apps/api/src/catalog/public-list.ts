import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Scope } from '@sealtrail/event-sourcing';
import { IsOptional } from 'class-validator';
import { IsLocalDate } from '../http/fields';

/**
 * The catalogue is public by law (行政许可法 art. 30; 优化营商环境条例 arts. 36, 37), and a window receives for departments
 * that are not its own: so the caller's scope does not narrow it.
 */
export const PUBLIC: Scope = { department: null, region: null };

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
