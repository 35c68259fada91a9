import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

export const DAYS_MAX = 250;

/** A number of working days. */
export const IsDays = (example: number, description: string, min = 0): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: min, maximum: DAYS_MAX, example, description }),
    IsInt(),
    Min(min),
    Max(DAYS_MAX),
  );
