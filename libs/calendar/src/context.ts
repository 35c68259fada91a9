import { defineContext } from '@sealtrail/event-sourcing';
import { CalendarModule } from './calendar.module';
import { published } from './published';
import { calendars } from './read/calendars-view';
import { calendarRejections } from './rejections';

/** 工作日历: which days count, and by which source. */
export const calendarContext = defineContext({
  name: 'calendar',
  module: CalendarModule,
  projections: [calendars],
  neverParked: ['calendar'],
  published,
  upcasters: {
    // Before a declared day could name its document.
    CalendarDayDeclared: (data) => ({ type: 'CalendarDayDeclared', data: { document: null, ...data } }),
    // Before the days of the statutory holiday rules stayed off that a notice leaves out.
    CalendarYearNoticed: (data) => ({ type: 'CalendarYearNoticed', data: { standing: [], ...data } }),
  },
  rejections: calendarRejections,
});
