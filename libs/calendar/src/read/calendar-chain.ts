import {
  type EventStore,
  fold,
  type Instant,
  type RecordedEvent,
  type StreamStateCache,
} from '@sealtrail/event-sourcing';
import type { Calendar } from '@sealtrail/working-days';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { CalendarEvent } from '../domain/calendar-events';
import type { CalendarState } from '../domain/calendar-state';
import { calendarOfChain, noCalendar, revisionsOf } from '../domain/effective-calendar';

/** The country, and the levels of region codes below it. */
const CHAIN_MAX = 6;

/** A calendar and its parents up to the top, each folded from its stream up to now. */
export type CalendarChain = {
  /** The chain as one calendar. */
  readonly calendar: Calendar;
  /** The calendar itself first; it may have no events. */
  readonly states: readonly CalendarState[];
  /** The revision at which each stream was read. */
  readonly revisions: Readonly<Record<string, string>>;
};

/** Reads the streams directly, so that the result is never older than the store. */
export async function readCalendarChain(streams: StreamStateCache, id: string, zone: string): Promise<CalendarChain> {
  const states: CalendarState[] = [];
  const revisions: Record<string, string> = {};
  for (let next: string | null = id; next !== null; next = states.at(-1)?.parent ?? null) {
    if (states.length === CHAIN_MAX) throw new Error(`the calendar ${id} has too many parents`);
    const stream = calendarStream(next);
    const { state, revision } = await streams.state(calendarDecider, stream);
    states.push(state);
    revisions[stream] = String(revision);
  }
  const calendar = calendarOfChain(states, zone) ?? noCalendar(zone);
  return { calendar, states, revisions };
}

/** An earlier version of a calendar, and when it was first changed. */
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
    const events = (await store.read(calendarStream(next))) as readonly RecordedEvent<CalendarEvent>[];
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
  return changedAt === undefined ? null : { calendar: calendarOfChain(states, zone) ?? noCalendar(zone), changedAt };
}
