import type { Instant } from '@sealtrail/event-sourcing';
import type { Calendar } from '@sealtrail/working-days';
import { calendarDecider } from './calendar-decider';
import type { CalendarState } from './calendar-state';

type Cached = { readonly parent: Calendar | null; readonly calendar: Calendar };

const cache = new WeakMap<CalendarState, Cached>();

/**
 * The calendar used for counting days: its own days over those of its parent. The same state, zone and parent return the same object, so
 * that its cached tables are reused.
 *
 * @param parent its effective parent; `null`: none
 */
export function calendarOf(state: CalendarState, zone: string, parent: Calendar | null = null): Calendar {
  const before = cache.get(state);
  if (before?.parent === parent && before.calendar.zone === zone) return before.calendar;
  const calendar = parent === null ? withoutParent(state, zone) : overParent(parent, state, zone);
  cache.set(state, { parent, calendar });
  return calendar;
}

/** A calendar without events, for use where there is no case and nothing to count. */
export const noCalendar = (zone: string): Calendar => calendarOf(calendarDecider.initial, zone);

const withoutParent = ({ id, days, noticedYears, declaredYears, events }: CalendarState, zone: string): Calendar => ({
  id,
  zone,
  version: String(events - 1),
  days,
  noticedYears,
  declaredYears,
});

/** The top of the chain determines which years have a notice: until then any day of the year may still move. */
const overParent = (parent: Calendar, state: CalendarState, zone: string): Calendar => ({
  id: state.id,
  zone,
  version: [state.events - 1, parent.version].join(VERSION_SEPARATOR),
  days: new Map([...parent.days, ...state.days]),
  noticedYears: parent.noticedYears,
  declaredYears: new Set([...parent.declaredYears, ...state.declaredYears]),
});

const VERSION_SEPARATOR = '.';

/** The revisions that a version names: of the calendar itself, then of each parent up to the top. */
export const revisionsOf = (version: string): readonly bigint[] => version.split(VERSION_SEPARATOR).map(BigInt);

/** A calendar and its parents up to the top, as one calendar. */
export const calendarOfChain = (chain: readonly CalendarState[], zone: string): Calendar | null =>
  chain.reduceRight<Calendar | null>((parent, state) => calendarOf(state, zone, parent), null);

/** When the latest event of a calendar or of one of its parents was recorded; `null`: there is none. */
export const lastChangeOf = (chain: readonly CalendarState[]): Instant | null =>
  chain.reduce<Instant | null>(
    (latest, { lastChangedAt: at }) => (at !== null && at > (latest ?? '') ? at : latest),
    null,
  );
