import { type EventStore, fold, type Instant, type KnownStreams, type Recorded } from '@sealtrail/event-sourcing';
import type { Calendar } from '@sealtrail/working-days';
import { type CalendarState, calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { CalendarEvent } from '../domain/calendar-events';
import { calendarOfLine, noCalendar } from '../domain/counted-calendar';

/** The country, and the levels of region codes below it. */
const LINE_MAX = 6;

/** A calendar and its parents up to the top, each as its stream tells it now. */
export type CalendarLine = {
  /** As one calendar. */
  readonly calendar: Calendar;
  /** The calendar itself first; it may be without facts. */
  readonly states: readonly CalendarState[];
  /** At which revision each stream was read. */
  readonly revisions: Readonly<Record<string, string>>;
};

/** Straight from the streams, so never older than the store. */
export async function readCalendarLine(streams: KnownStreams, id: string, zone: string): Promise<CalendarLine> {
  const states: CalendarState[] = [];
  const revisions: Record<string, string> = {};
  for (let next: string | null = id; next !== null; next = states.at(-1)?.parent ?? null) {
    if (states.length === LINE_MAX) throw new Error(`the calendar ${id} has too many parents`);
    const stream = calendarStream(next);
    const { state, revision } = await streams.state(calendarDecider, stream);
    states.push(state);
    revisions[stream] = String(revision);
  }
  const calendar = calendarOfLine(states, zone) ?? noCalendar(zone);
  return { calendar, states, revisions };
}

/** The same line as it was before an instant. */
export async function readCalendarBefore(
  store: EventStore,
  { revisions, calendar: { zone } }: CalendarLine,
  instant: Instant,
): Promise<Calendar> {
  const states = await Promise.all(
    Object.keys(revisions).map(async (stream) => {
      const events = (await store.read(stream)) as readonly Recorded<CalendarEvent>[];
      return fold(
        calendarDecider,
        events.filter(({ metadata }) => metadata.recordedAt < instant),
      );
    }),
  );
  return calendarOfLine(states, zone) ?? noCalendar(zone);
}
