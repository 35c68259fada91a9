import type { Instant } from '@sealtrail/event-sourcing';
import type { Calendar } from '@sealtrail/working-days';
import { type CalendarState, calendarDecider } from './calendar-decider';

type Made = { readonly above: Calendar | null; readonly calendar: Calendar };

const made = new WeakMap<CalendarState, Made>();

/**
 * The calendar that days are counted by: what is told of it itself, over what it has of its parent. The same state, zone and
 * parent give the same object, whose look-ups stay warm.
 *
 * @param above the parent, counted in the same way; `null`: it has none
 */
export function calendarOf(state: CalendarState, zone: string, above: Calendar | null = null): Calendar {
  const before = made.get(state);
  if (before?.above === above && before.calendar.zone === zone) return before.calendar;
  const calendar = above === null ? alone(state, zone) : below(above, state, zone);
  made.set(state, { above, calendar });
  return calendar;
}

/** Where there is no case yet, and so nothing to count: the calendar without a fact. */
export const noCalendar = (zone: string): Calendar => calendarOf(calendarDecider.initial, zone);

const alone = ({ id, days, noticedYears, declaredYears, events }: CalendarState, zone: string): Calendar => ({
  id,
  zone,
  version: String(events - 1),
  days,
  noticedYears,
  declaredYears,
});

/** Of a line of calendars the top one says which years are known: until its notice is told, a day of any may still move. */
const below = (above: Calendar, state: CalendarState, zone: string): Calendar => ({
  id: state.id,
  zone,
  version: [state.events - 1, above.version].join(VERSION_SEPARATOR),
  days: new Map([...above.days, ...state.days]),
  noticedYears: above.noticedYears,
  declaredYears: new Set([...above.declaredYears, ...state.declaredYears]),
});

const VERSION_SEPARATOR = '.';

/** The revisions that a version names: of the calendar itself, then of each parent up to the top. */
export const revisionsOf = (version: string): readonly bigint[] => version.split(VERSION_SEPARATOR).map(BigInt);

/** A calendar and its parents up to the top, as one calendar. */
export const calendarOfLine = (line: readonly CalendarState[], zone: string): Calendar | null =>
  line.reduceRight<Calendar | null>((above, state) => calendarOf(state, zone, above), null);

/** When the latest fact of a calendar or of one of its parents entered the log; `null`: there is none. */
export const lastChangeOf = (line: readonly CalendarState[]): Instant | null =>
  line.reduce<Instant | null>(
    (latest, { lastChangedAt: at }) => (at !== null && at > (latest ?? '') ? at : latest),
    null,
  );
