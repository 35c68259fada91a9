import { ApiProperty } from '@nestjs/swagger';
import { type ClockKind, clockKinds, type TimeOwner, timeOwners } from '@sealtrail/applications';
import { type DayUnit, dayUnits } from '@sealtrail/working-days';
import { CountedDayView, LimitView } from '../calendar/calendar.view';
import { TermRequest } from '../catalog/term.request';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { nullableDate, nullableText } from '../http/nullable';
import { PolicyRefView } from '../http/policy-ref.view';

const instant = { type: String, format: 'date-time', nullable: true } as const;

/** One limit of a clock with its computation. */
export class ClockLimitView {
  @ApiProperty({ type: TermRequest })
  term: TermRequest;

  @ApiProperty({ type: TermRequest, nullable: true, description: '延长: counted from the end of the term.' })
  extension: TermRequest | null;

  @ApiProperty({ type: LimitView, nullable: true, description: 'null: paused by a pause that has not ended.' })
  limit: LimitView | null;

  @ApiProperty({ type: 'integer', description: 'Days counted until now, or until its end.' })
  usedDays: number;

  @ApiProperty({ type: [CountedDayView], description: 'Every date after day 0: counted or skipped, with the reason.' })
  days: CountedDayView[];
}

class ClockPauseView {
  @ApiProperty({ type: 'integer' })
  suspension: number;

  @ApiProperty({ example: 'expertReview' })
  procedure: string;

  @ApiProperty({ example: '行政许可法第四十五条' })
  legalBasis: string;

  @ApiProperty({ format: 'date', description: 'The day it starts still counts.' })
  from: string;

  @ApiProperty({ ...nullableDate, description: 'The day it ends does not count.' })
  to: string | null;
}

class TenureView {
  @ApiProperty({ example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(nullableText)
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ format: 'date-time' })
  from: string;
}

/** Owner of the days: a `holder` (department and official), the `applicant`, or a `pause` (its suspension). */
class PartView {
  @ApiProperty(enumeratedProperty(timeOwners))
  kind: TimeOwner;

  @ApiProperty({ type: 'integer' })
  days: number;

  @ApiProperty({ required: false })
  @WithDisplayName('department')
  department?: string;

  @ApiProperty({ ...nullableText, required: false })
  @WithDisplayName('official')
  official?: string | null;

  @ApiProperty({ type: 'integer', required: false })
  suspension?: number;

  @ApiProperty({ required: false })
  procedure?: string;
}

/** The counted days of (from, to], in parts that add up to the total. */
export class TimeSplitView {
  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ format: 'date' })
  to: string;

  @ApiProperty(enumeratedProperty(dayUnits))
  unit: DayUnit;

  @ApiProperty({ type: 'integer' })
  days: number;

  @ApiProperty({ type: [PartView] })
  parts: PartView[];
}

class ClockEndView {
  @ApiProperty({ ...instant, description: 'Time by which timeliness is assessed; null: ended by deemed acceptance.' })
  at: string | null;

  @ApiProperty({ ...instant, description: 'Reported time of the event.' })
  occurredAt: string | null;

  @ApiProperty({ example: 'DecisionMade' })
  by: string;
}

/** 计时: one clock of a case. */
export class CaseClockView {
  @ApiProperty({
    description: '`case`, `firstCheck:1`, `branch:…`, `suspension:1`, `correction:1`, `deferral`, `delivery`',
  })
  id: string;

  @ApiProperty(enumeratedProperty(clockKinds))
  kind: ClockKind;

  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  @ApiProperty({ format: 'date' })
  startedOn: string;

  @ApiProperty()
  running: boolean;

  @ApiProperty({ type: ClockEndView, nullable: true })
  ended: ClockEndView | null;

  @ApiProperty({ type: ClockLimitView, nullable: true, description: '承诺时限' })
  promised: ClockLimitView | null;

  @ApiProperty({
    type: PolicyRefView,
    nullable: true,
    description:
      'The version of the policy whose own promise it is (first check, delivery); null: the item’s, or none.',
  })
  policy: PolicyRefView | null;

  @ApiProperty({ type: ClockLimitView, nullable: true, description: '法定时限' })
  statutory: ClockLimitView | null;

  @ApiProperty({ type: [TenureView], description: 'Its holders, with the start of each.' })
  holders: TenureView[];

  @ApiProperty({ type: [ClockPauseView] })
  pauses: ClockPauseView[];

  @ApiProperty({ type: TimeSplitView })
  split: TimeSplitView;
}

class ClockCalendarView {
  @ApiProperty({ example: 'cn-national' })
  id: string;

  @ApiProperty({ example: '22' })
  version: string;

  @ApiProperty({ example: 'Asia/Shanghai' })
  zone: string;
}

/** Every limit of a case, and its days by owner. */
export class CaseClocksView {
  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty({ format: 'date-time', description: 'Time up to which running clocks were counted.' })
  asOf: string;

  @ApiProperty({ type: ClockCalendarView, description: 'Calendar used for the day-by-day tables.' })
  calendar: ClockCalendarView;

  @ApiProperty({ type: [CaseClockView] })
  clocks: CaseClockView[];

  @ApiProperty({
    type: TimeSplitView,
    description: 'From the receipt to the closing of the case (办结), or until now.',
  })
  split: TimeSplitView;
}
