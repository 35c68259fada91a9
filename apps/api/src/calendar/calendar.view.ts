import { ApiProperty } from '@nestjs/swagger';
import type { DayAuthority, ListedCalendar, MissingNotice } from '@sealtrail/calendar';
import type { JsonObject } from '@sealtrail/event-sourcing';
import {
  type DayReason,
  type DaySource,
  type DayUnit,
  dayReasons,
  daySources,
  dayUnits,
} from '@sealtrail/working-days';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';
import type { RouteReference } from '../http/route-reference.view';

const reason = enumeratedProperty(dayReasons);
const source = { type: String, nullable: true, description: 'The holiday or declaration on which it is based.' };
const provisional = { description: 'The holiday notice of this year has not been recorded: may change.' };

/** A missing 放假通知. */
export class MissingNoticeView implements MissingNotice {
  @ApiProperty({ type: 'integer', description: 'Recorded by `PUT /v1/calendars/{id}/years/{year}`.', example: 2027 })
  year: number;

  @ApiProperty({ format: 'date', description: 'Date from which it is expected.', example: '2026-10-01' })
  since: string;
}

class WaitingNoticeView extends MissingNoticeView {
  @EndedBy()
  endedBy: readonly RouteReference[];
}

export class ListedCalendarView {
  @ApiProperty({ example: 'cn-national' })
  id: string;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({ type: String, nullable: true, description: '上级日历; null: top-level calendar.' })
  parent: string | null;

  @ApiProperty({
    type: 'integer',
    isArray: true,
    description: 'Years whose notice has been recorded for this calendar itself.',
  })
  noticedYears: readonly number[];

  @ApiProperty({ type: [WaitingNoticeView], description: 'Holiday notices that administrators have to record.' })
  waitsFor: readonly WaitingNoticeView[];

  @ApiProperty({ description: 'Revision of its stream, for `If-Match`.', example: '22' })
  revision: string;
}

type Routes = { reference(route: string, values: Readonly<Record<string, string>>): RouteReference };

export const listedCalendarView = (
  routes: Routes,
  { id, region, parent, noticedYears, waitsFor, revision }: ListedCalendar,
): JsonObject => ({
  id,
  region,
  parent,
  noticedYears,
  waitsFor: waitsFor.map(({ year, since }) => ({
    year,
    since,
    endedBy: [routes.reference('PUT /v1/calendars/{id}/years/{year}', { id, year: String(year) })],
  })),
  revision,
});

/** The source of a date. */
export class SaidByView implements DayAuthority {
  @ApiProperty(enumeratedProperty(daySources))
  by: DaySource;

  @ApiProperty({ description: 'The calendar itself, or the parent that provides the day.', example: 'cn-national' })
  calendar: string;

  @ApiProperty({ type: String, nullable: true, description: '发文字号; null: not recorded.' })
  document: string | null;
}

const saidBy = { type: SaidByView, nullable: true, description: 'null: by its weekday alone.' } as const;

export class DayView {
  @ApiProperty({ format: 'date', example: '2026-10-10' })
  date: string;

  @ApiProperty({ description: '工作日', example: true })
  working: boolean;

  @ApiProperty(reason)
  reason: DayReason;

  @ApiProperty({ ...source, example: '国庆节' })
  source: string | null;

  @ApiProperty(saidBy)
  saidBy: SaidByView | null;

  @ApiProperty(provisional)
  provisional: boolean;
}

export class CalendarView {
  @ApiProperty({ example: 'cn-national' })
  calendar: string;

  @ApiProperty({
    description:
      'Revisions of the calendar and of its parents up to the top: it changes with every notice and every declaration.',
    example: '3.33',
  })
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

  @ApiProperty({ type: 'integer', nullable: true, description: 'Its number, if counted.' })
  day: number | null;

  @ApiProperty(reason)
  reason: DayReason;

  @ApiProperty(source)
  source: string | null;

  @ApiProperty(provisional)
  provisional: boolean;
}

/** A date in a limit's table, with its source. */
export class ExplainedDayView extends CountedDayView {
  @ApiProperty(saidBy)
  saidBy: SaidByView | null;
}

/** 期限 */
export class LimitView {
  @ApiProperty({ type: 'integer', example: 20 })
  days: number;

  @ApiProperty(enumeratedProperty(dayUnits))
  unit: DayUnit;

  @ApiProperty({ format: 'date', description: 'The last day in time.', example: '2026-11-02' })
  date: string;

  @ApiProperty({ format: 'date-time', description: '24:00 of that day (民法典 203), as UTC.' })
  at: string;

  @ApiProperty({ example: 'Asia/Shanghai' })
  zone: string;

  @ApiProperty({ example: 'cn-national' })
  calendar: string;

  @ApiProperty({ description: 'Revisions of the calendar and of its parents up to the top.', example: '3.33' })
  calendarVersion: string;

  @ApiProperty({
    description: 'It counted a working day of a year without holiday notice: may still move.',
  })
  provisional: boolean;
}

export class ExplainedLimitView {
  @ApiProperty({ type: LimitView })
  limit: LimitView;

  @ApiProperty({
    type: [ExplainedDayView],
    description: 'Every date after day 0: counted or skipped, with reason and source, and whether it may still change.',
  })
  days: readonly ExplainedDayView[];
}
