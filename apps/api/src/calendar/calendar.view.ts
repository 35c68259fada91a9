import { ApiProperty } from '@nestjs/swagger';
import type { DayReason, DayUnit } from '@sealtrail/working-days';

const DAY_REASONS: readonly DayReason[] = [
  'weekday',
  'weekend',
  'holiday',
  'makeUpDay',
  'declared',
  'calendarDay',
  'paused',
  'rolled',
];

const reason = {
  enum: DAY_REASONS,
  description:
    'weekday, weekend: nothing but its weekday; holiday 法定节假日; makeUpDay 调休; declared: somebody said so; calendarDay: every day counts; paused: in a procedure whose time does not count (行政许可法 45); rolled: the end moved on to a working day (民法典 203).',
};
const source = { type: String, nullable: true, description: 'The holiday or the declaration that says so.' };
const provisional = { description: 'Nobody has given notice of this year yet: it may change.' };

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

  @ApiProperty({ type: Number, nullable: true, description: 'Its number, where it counts.' })
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
  @ApiProperty({ example: 20 })
  days: number;

  @ApiProperty({ enum: ['workingDay', 'calendarDay'], description: 'workingDay 工作日, calendarDay 自然日' })
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
