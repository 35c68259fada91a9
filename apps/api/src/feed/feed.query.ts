import { ApiPropertyOptional } from '@nestjs/swagger';
import { published } from '@sealtrail/contexts';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, Matches, Max, Min, ValidateBy } from 'class-validator';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { withFault } from '../http/validation-faults';
import { TYPE_PREFIX } from './cloud-event';
import { CURSOR } from './feed-cursor';
import { type FeedSelection } from './published-facts';

const LIMIT_MAX = 500;
const WAIT_SECONDS_MAX = 30;
/** The position to continue from. */
export const CURSOR_OR_LATEST = new RegExp(`${CURSOR.source}|^latest$`);

/** Every stored event type that the feed publishes. */
export const FACT_TYPES = Object.keys(published).toSorted();

/** Each element of the list is a published event type. */
export const IsFactType = (): PropertyDecorator =>
  ValidateBy(
    { name: 'isFactType', validator: { validate: (value: unknown) => FACT_TYPES.includes(value as string) } },
    { ...withFault('field.not-one-of', { values: FACT_TYPES }), each: true },
  );

/** The filters of a feed reader. */
class FactSelectionQuery {
  @ApiPropertyOptional({
    type: 'string',
    pattern: '^[A-Za-z]+(,[A-Za-z]+)*$',
    description: `Facts of these types alone, with commas between: \`type\` of an event without \`${TYPE_PREFIX}\`.`,
    example: 'ApplicationAccepted,CardIssued',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @IsFactType()
  types?: string[];

  @IsCodeFilter('Facts of what this department has to do with.', { example: 'market' })
  department?: string;

  @IsRegionFilter()
  region?: string;

  get selection(): FeedSelection {
    const { types, department, region } = this;
    return {
      ...(types === undefined ? {} : { types }),
      ...(department === undefined ? {} : { department }),
      ...(region === undefined ? {} : { region }),
    };
  }
}

export class StreamQuery extends FactSelectionQuery {
  @ApiPropertyOptional({
    description: 'Where `Last-Event-ID` says nothing: `id` of the last message that came. Left out: from now on.',
    pattern: CURSOR_OR_LATEST.source,
  })
  @IsOptional()
  @Matches(CURSOR_OR_LATEST, withFault('field.not-feed-cursor'))
  after?: string;
}

export class FeedQuery extends FactSelectionQuery {
  @ApiPropertyOptional({
    description: '`after` of the answer before; `latest`: what comes from now on. Left out: from the first fact on.',
    pattern: CURSOR_OR_LATEST.source,
  })
  @IsOptional()
  @Matches(CURSOR_OR_LATEST, withFault('field.not-feed-cursor'))
  after?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LIMIT_MAX,
    default: 100,
    description: 'How many events at most.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMIT_MAX)
  limit: number = 100;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: WAIT_SECONDS_MAX,
    default: 0,
    description: 'Where there is nothing yet: for so many seconds the answer waits for the first fact.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(WAIT_SECONDS_MAX)
  wait: number = 0;
}
