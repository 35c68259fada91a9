import type { CalendarEvent } from '@sealtrail/calendar/events';
import type { RecordedEvent, Statement } from '@sealtrail/event-sourcing';
import { statement } from '../statements';
import type { ChangeReason } from './change-reasons';

/** Calendar events as reasons of a revocation. */
export const calendarChangeReasonsOf = (events: readonly RecordedEvent<CalendarEvent>[]): readonly ChangeReason[] =>
  events.map((event) => ({
    cause: 'calendar',
    clock: null,
    recordedAt: event.metadata.recordedAt,
    statement: statementOf(event),
    proof: null,
  }));

function statementOf(event: RecordedEvent<CalendarEvent>): Statement {
  const seen = {
    calendar: event.data.calendar,
    version: String(event.revision),
    recordedAt: event.metadata.recordedAt,
  };
  if (event.type === 'CalendarYearImported') {
    const { year, package: name, packageVersion } = event.data;
    return statement('known.notice-imported', { year, package: name, packageVersion, ...seen });
  }
  if (event.type === 'CalendarYearNoticed') {
    const { year, document, standing } = event.data;
    const unnamed = standing.map(({ date }) => date);
    return unnamed.length === 0
      ? statement('known.year-noticed', { year, document, ...seen })
      : statement('known.year-noticed-in-part', { year, document, unnamed, ...seen });
  }
  if (event.type === 'CalendarYearAssumed') {
    const { year } = event.data;
    return statement('known.year-assumed', { year, ...seen });
  }
  if (event.type === 'CalendarDefined') {
    const { parent } = event.data;
    return statement('known.calendar-defined', { parent: parent ?? '', ...seen });
  }
  if (event.type === 'CalendarDayCorrected') {
    const { date, working, document } = event.data;
    return statement(working ? 'known.working-day-corrected' : 'known.day-off-corrected', { date, document, ...seen });
  }
  const { date, working, reason } = event.data;
  return statement(working ? 'known.working-day-declared' : 'known.day-off-declared', { date, reason, ...seen });
}
