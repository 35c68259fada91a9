import { type EventStore, fold, type Instant, type KnownStreams, type Recorded } from '@sealtrail/event-sourcing';
import type { Calendar } from '@sealtrail/working-days';
import { type CalendarState, calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { CalendarEvent } from '../domain/calendar-events';
import { calendarOfLine, noCalendar, revisionsOf } from '../domain/counted-calendar';

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

/** A calendar as it was counted by once, and when it changed first since then. */
export type FormerCalendar = { readonly calendar: Calendar; readonly changedAt: Instant };

/** The calendar that a version names, with the parents that it had then; `null`: nothing has changed since. */
export async function readFormerCalendar(
  store: EventStore,
  { id, version, zone }: Pick<Calendar, 'id' | 'version' | 'zone'>,
): Promise<FormerCalendar | null> {
  const states: CalendarState[] = [];
  const changes: Instant[] = [];
  let next: string | null = id;
  for (const revision of revisionsOf(version)) {
    if (next === null) break;
    const events = (await store.read(calendarStream(next))) as readonly Recorded<CalendarEvent>[];
    const state = fold(
      calendarDecider,
      events.filter((event) => event.revision <= revision),
    );
    const changed = events.find((event) => event.revision > revision);
    states.push(state);
    if (changed !== undefined) changes.push(changed.metadata.recordedAt);
    next = state.parent;
  }
  const [changedAt] = changes.sort();
  return changedAt === undefined ? null : { calendar: calendarOfLine(states, zone) ?? noCalendar(zone), changedAt };
}
