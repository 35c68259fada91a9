import { defineContext } from '@sealtrail/event-sourcing';
import { CalendarModule } from './calendar.module';
import { published } from './published';
import { calendars } from './read/calendars-view';
import { calendarRejections } from './rejections';

/** 工作日历: which days count, and the source of each. */
export const calendarContext = defineContext({
  name: 'calendar',
  module: CalendarModule,
  projections: [calendars],
  neverParked: ['calendar'],
  published,
  upcasters: {
    // Stored before a declared day could have a document.
    CalendarDayDeclared: (data) => ({ type: 'CalendarDayDeclared', data: { document: null, ...data } }),
    // Stored before statutory days off that a notice omits stayed off.
    CalendarYearNoticed: (data) => ({ type: 'CalendarYearNoticed', data: { standing: [], ...data } }),
  },
  rejections: calendarRejections,
});
