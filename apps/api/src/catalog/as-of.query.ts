import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsLocalDate } from '../http/fields';

/** The local date of a query. */
export const IsAsOf = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      format: 'date',
      description: '截止日期: the list in force on this local date; default: today.',
      example: '2026-03-02',
    }),
    IsOptional(),
    IsLocalDate(),
  );

/** A query as of a date. */
export class AsOfQuery {
  @IsAsOf()
  asOf?: string;
}
