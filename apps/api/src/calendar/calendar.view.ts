import { ApiProperty } from '@nestjs/swagger';
import type { ListedCalendar, MissingNotice } from '@sealtrail/calendar';
import type { JsonObject } from '@sealtrail/event-sourcing';
import { type DayReason, type DayUnit, dayReasons, dayUnits } from '@sealtrail/working-days';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';

const reason = enumeratedProperty(dayReasons);
const source = { type: String, nullable: true, description: 'The holiday or the declaration that says so.' };
const provisional = { description: 'Nobody has given notice of this year yet: it may change.' };

/** 放假通知 that nobody has told yet. */
export class MissingNoticeView implements MissingNotice {
  @ApiProperty({ type: 'integer', description: 'Told by `PUT /v1/calendars/{id}/years/{year}`.', example: 2027 })
  year: number;

  @ApiProperty({ format: 'date', description: 'From which date on it is waited for.', example: '2026-10-01' })
  since: string;
}

export class ListedCalendarView {
  @ApiProperty({ example: 'cn-national' })
  id: string;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({ type: String, nullable: true, description: '上级日历; null: it stands at the top.' })
  parent: string | null;

  @ApiProperty({
    type: 'integer',
    isArray: true,
    description: 'Years whose notice has been told of this calendar itself.',
  })
  noticedYears: readonly number[];

  @ApiProperty({ type: [MissingNoticeView], description: 'What administrators have to tell: notices of years.' })
  waitsFor: readonly MissingNoticeView[];

  @ApiProperty({ description: 'Of its stream, for `If-Match`.', example: '22' })
  revision: string;
}

export const listedCalendarView = ({
  id,
  region,
  parent,
  noticedYears,
  waitsFor,
  revision,
}: ListedCalendar): JsonObject => ({
  id,
  region,
  parent,
  noticedYears,
  waitsFor: waitsFor.map(({ year, since }) => ({ year, since })),
  revision,
});

export class DayView {
  @ApiProperty({ format: 'date', example: '2026-10-10' })
  date: string;

  @ApiProperty({ description: '工作日', example: true })
  working: boolean;

  @ApiProperty(reason)
  reason: DayReason;

  @ApiProperty({ ...source, example: '国庆节' })
  source: string | null;

  @ApiProperty(provisional)
  provisional: boolean;
}

export class CalendarView {
  @ApiProperty({ example: 'cn-national' })
  calendar: string;

  @ApiProperty({ description: 'Changes with every notice and every declaration.', example: '22' })
  version: string;

  @ApiProperty({ example: 'Asia/Shanghai' })
  zone: string;

  @ApiProperty({ type: [DayView] })
  days: DayView[];
}

export class CountedDayView {
  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty()
  counted: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Its number, where it counts.' })
  day: number | null;

  @ApiProperty(reason)
  reason: DayReason;

  @ApiProperty(source)
  source: string | null;

  @ApiProperty(provisional)
  provisional: boolean;
}

/** 期限 */
export class LimitView {
  @ApiProperty({ type: 'integer', example: 20 })
  days: number;

  @ApiProperty(enumeratedProperty(dayUnits))
  unit: DayUnit;

  @ApiProperty({ format: 'date', description: 'The last day that is in time.', example: '2026-11-02' })
  date: string;

  @ApiProperty({ format: 'date-time', description: '24:00 of that day (民法典 203), as UTC.' })
  at: string;

  @ApiProperty({ example: 'Asia/Shanghai' })
  zone: string;

  @ApiProperty({ example: 'cn-national' })
  calendar: string;

  @ApiProperty({ example: '22' })
  calendarVersion: string;

  @ApiProperty({ description: 'It rests on a year of which nobody has given notice yet.' })
  provisional: boolean;
}

export class ExplainedLimitView {
  @ApiProperty({ type: LimitView })
  limit: LimitView;

  @ApiProperty({ type: [CountedDayView], description: 'Every date after day 0: counted or skipped, and why.' })
  days: CountedDayView[];
}
