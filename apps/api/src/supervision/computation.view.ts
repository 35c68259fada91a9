import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type CardBasis, cardBases } from '@sealtrail/supervision';
import {
  type CountMode,
  countModes,
  type DayUnit,
  dayUnits,
  type OffHours,
  offHoursPolicies,
} from '@sealtrail/working-days';
import { CountedDayView, LimitView } from '../calendar/calendar.view';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { StatementsView } from '../http/statements';

export const instant = { format: 'date-time', example: '2026-03-16T16:00:00.000Z' } as const;
export const date = { format: 'date', example: '2026-03-16' } as const;
export const text = (description: string) => ({ type: String, nullable: true, description }) as const;

class TermView {
  @ApiProperty({ type: 'integer', example: 10 })
  days: number;

  @ApiProperty(enumeratedProperty(dayUnits))
  unit: DayUnit;
}

class PauseView {
  @ApiProperty({ ...date, description: 'Still counted.' })
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Not counted; null: it goes on.' })
  to: string | null;
}

class OpeningHoursView {
  @ApiProperty({ example: '09:00' })
  from: string;

  @ApiProperty({ example: '12:00' })
  to: string;
}

class PauseInstantsView {
  @ApiProperty(instant)
  from: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: it goes on.' })
  to: string | null;
}

/** 计时方式 of the policy, where it is not the law's. */
class CardCountingView {
  @ApiProperty(enumeratedProperty(countModes))
  countMode: CountMode;

  @ApiProperty(enumeratedProperty(offHoursPolicies))
  offHours: OffHours;

  @ApiProperty({ type: [OpeningHoursView], description: '办公时间 of every working day, in the order of the day.' })
  hours: OpeningHoursView[];

  @ApiProperty({ ...instant, description: 'From where it counts: the start, or what off hours make of it.' })
  startsAt: string;

  @ApiProperty({ type: [PauseInstantsView] })
  pauses: PauseInstantsView[];
}

class CalendarRefView {
  @ApiProperty({ example: 'cn-national' })
  id: string;

  @ApiProperty({ example: '21' })
  version: string;
}

export class ChargedView {
  @ApiProperty({ description: '被监察部门', example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(text('被监察人'))
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ type: StatementsView, description: 'Each way in which their time was used.' })
  why: StatementsView;
}

/** Everything one needs to find the card again by hand. */
export class ComputationView {
  @ApiProperty({
    type: 'integer',
    description: '1 for the first; a limit that moved and is still broken gets the next.',
  })
  version: number;

  @ApiProperty({ example: 'case' })
  clock: string;

  @ApiProperty(enumeratedProperty(cardBases))
  basis: CardBasis;

  @ApiProperty(instant)
  startedAt: string;

  @ApiProperty({ ...date, description: 'Day 0.' })
  startedOn: string;

  @ApiProperty({ type: [TermView], description: 'What was counted: the term, then its extension.' })
  terms: TermView[];

  @ApiProperty({ type: LimitView, nullable: true })
  limit: LimitView | null;

  @ApiProperty({ type: [PauseView] })
  pauses: PauseView[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Of the rule.',
    example: { graceDays: 0 },
  })
  parameters: Record<string, number>;

  @ApiPropertyOptional({
    type: CardCountingView,
    description: 'How its instant was counted; left out: as the law counts the limit, from the next day to 24:00.',
  })
  counting?: CardCountingView;

  @ApiProperty(instant)
  breachedAt: string;

  @ApiProperty({ type: 'integer', description: 'Counted days up to then, without the pauses.' })
  usedDays: number;

  @ApiPropertyOptional({
    ...instant,
    description: 'Of a revoked card: the clock had ended by then, in time; days are counted up to its end.',
  })
  endedAt?: string;

  @ApiProperty({ type: [CountedDayView], description: 'Day by day: counted or skipped, and why.' })
  days: CountedDayView[];

  @ApiProperty({ type: CalendarRefView })
  calendar: CalendarRefView;

  @ApiProperty({ type: ChargedView, description: 'Who is charged, and why.' })
  charged: ChargedView;
}
