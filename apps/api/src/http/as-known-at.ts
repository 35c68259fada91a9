import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Instant } from '@sealtrail/event-sourcing';
import { IsOptional, Validate } from 'class-validator';
import type { Caller } from './caller';
import { IsInstant, NotInFuture } from './fields';
import { happenedAt, instantOf } from './instant';

/** The query of routes that also answer with the state of knowledge at an earlier instant. */
export class AsKnownAtQuery {
  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'Includes only what was recorded by this time, with an offset; from the first record of the case on, not in the future. Default: everything.',
    example: '2026-03-16T18:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  @Validate(NotInFuture)
  asKnownAt?: string;
}

/** The validated instant of the request; `null`: not given. */
export const asKnownAtOf = ({ asKnownAt }: AsKnownAtQuery, { now }: Pick<Caller, 'now'>): Instant | null => {
  const instant = asKnownAt === undefined ? null : instantOf(asKnownAt);
  return instant && happenedAt(instant, now);
};
