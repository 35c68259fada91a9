import { type EventStore, fold, type RecordedEvent } from '@sealtrail/event-sourcing';
import type { Calendar } from '@sealtrail/working-days';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { CalendarEvent } from '../domain/calendar-events';
import type { CalendarState } from '../domain/calendar-state';
import { calendarOfChain, noCalendar } from '../domain/effective-calendar';

/** A calendar as known at an instant, with the events it is folded from, its own before those of its parents. */
export type CalendarHistory = {
  readonly calendar: Calendar;
  readonly events: readonly RecordedEvent<CalendarEvent>[];
};

/** The calendar folded from the events known at the instant, with the parents it had then. */
export async function readCalendarHistory(
  store: EventStore,
  { id, zone }: Pick<Calendar, 'id' | 'zone'>,
  wasKnown: (event: RecordedEvent) => boolean,
): Promise<CalendarHistory> {
  const states: CalendarState[] = [];
  const events: RecordedEvent<CalendarEvent>[] = [];
  const followed = new Set<string>();
  for (let next: string | null = id; next !== null && !followed.has(next); ) {
    followed.add(next);
    const all = (await store.read(calendarStream(next))) as readonly RecordedEvent<CalendarEvent>[];
    const known = all.filter(wasKnown);
    const state = fold(calendarDecider, known);
    states.push(state);
    events.push(...known);
    next = state.parent;
  }
  return { calendar: calendarOfChain(states, zone) ?? noCalendar(zone), events };
}
