import { type Publications, publish } from '@sealtrail/event-sourcing';
import type { CalendarEvent } from './domain/calendar-events';

/** Which days count is public. */
export const published: Publications = publish<CalendarEvent>(
  [
    'CalendarDefined',
    'CalendarYearImported',
    'CalendarYearNoticed',
    'CalendarYearAssumed',
    'CalendarDayCorrected',
    'CalendarDayDeclared',
  ],
  { audience: 'reference', bounds: { by: 'nothing' }, subject: ({ data }) => data.calendar },
);
