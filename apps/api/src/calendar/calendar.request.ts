import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CalendarFilters } from '@sealtrail/calendar';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import {
  IsBooleanFilter,
  IsCode,
  IsCodeFilter,
  IsLocalDate,
  IsReadable,
  IsRegionCode,
  IsRegionFilter,
  regionProperty,
} from '../http/fields';
import { IsNested } from '../http/nested';
import { ListQuery } from '../http/page';

/** The calendar of a region. */
export class CalendarRequest {
  @ApiProperty({ ...regionProperty, description: 'The region of the calendar. Cannot be changed.' })
  @IsRegionCode()
  region: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      '上级日历: provides the days not declared in the calendar itself; null only for the national calendar.',
    example: 'cn-national',
  })
  @IsOptional()
  @IsCode()
  parent?: string | null;
}

export class CalendarsQuery extends ListQuery {
  @IsRegionFilter()
  region?: string;

  @IsCodeFilter('上级日历', { example: 'cn-national', names: 'calendar' })
  parent?: string;

  @IsBooleanFilter('The holiday notice of an approaching or current year has not been recorded.')
  waiting?: boolean;

  get filters(): CalendarFilters {
    const { region, parent, waiting } = this;
    return { region, parent, waiting };
  }
}

export class DeclareDayRequest {
  @ApiProperty({ description: '工作日: whether the date is a working day from now on.', example: false })
  @IsBoolean()
  working: boolean;

  @ApiProperty({ maxLength: 200, description: 'The notice, or another reason.', example: '台风停工' })
  @IsString()
  @IsReadable()
  @MaxLength(200)
  reason: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 100, description: '发文字号, if any.' })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(100)
  documentNumber?: string | null;
}

/** A date that a notice makes different from its weekday. */
export class NoticedDayRequest {
  @ApiProperty({ format: 'date', example: '2027-02-06' })
  @IsLocalDate()
  date: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'Name in the notice.', example: '春节' })
  @IsOptional()
  @IsString()
  @IsReadable()
  @MaxLength(100)
  reason?: string;
}

/** 放假通知: the notice of a whole year. */
export class YearNoticeRequest {
  @ApiProperty({ maxLength: 100, description: '发文字号', example: '国办发明电〔2026〕12号' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  documentNumber: string;

  @IsNested(NoticedDayRequest, { each: { max: 100 }, description: '放假: days off, with or without weekends.' })
  daysOff: NoticedDayRequest[];

  @IsNested(NoticedDayRequest, { each: { max: 50 }, default: [], description: '调休上班: make-up days.' })
  makeUpDays: NoticedDayRequest[] = [];
}

export class DaysQuery {
  @ApiProperty({ format: 'date', description: 'The first date.', example: '2026-09-20' })
  @IsLocalDate()
  from: string;

  @ApiProperty({ format: 'date', description: 'The last date, at most 800 days in all.', example: '2026-10-10' })
  @IsLocalDate()
  to: string;
}

const TERM_MAX = 1_000;

/** Digits only: an empty parameter is not zero. */
const WholeNumber = (): PropertyDecorator =>
  Transform(({ value }) => (typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : (value as unknown)));

/** One of `workingDays` and `calendarDays`. */
export class LimitQuery {
  @ApiProperty({ format: 'date', description: 'Day 0, not counted.', example: '2026-09-28' })
  @IsLocalDate()
  start: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: TERM_MAX, description: '工作日', example: 20 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(TERM_MAX)
  workingDays?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: TERM_MAX, description: '自然日' })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(TERM_MAX)
  calendarDays?: number;
}
