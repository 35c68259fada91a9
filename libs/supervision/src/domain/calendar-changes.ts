import type { CalendarEvent } from '@sealtrail/calendar/events';
import type { Recorded } from '@sealtrail/event-sourcing';
import type { MovingFact } from './moving-facts';

/** What the facts of a calendar say, as reasons of a revocation. */
export const calendarChangesOf = (events: readonly Recorded<CalendarEvent>[]): readonly MovingFact[] =>
  events.map((event) => ({
    cause: 'calendar',
    clock: null,
    recordedAt: event.metadata.recordedAt,
    words: `${inWords(event)}, recorded ${event.metadata.recordedAt} (calendar ${event.data.calendar}, version ${event.revision})`,
  }));

function inWords(event: CalendarEvent): string {
  if (event.type === 'CalendarYearImported') {
    const { year, package: name, packageVersion } = event.data;
    return `the notice (放假通知) of ${year} was taken over from ${name} ${packageVersion}`;
  }
  const { date, working, reason } = event.data;
  return `${date} was declared a ${working ? 'working day' : 'day off'} (${reason})`;
}
