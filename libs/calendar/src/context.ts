import { defineContext } from '@sealtrail/event-sourcing';
import { CalendarModule } from './calendar.module';
import { calendars } from './read/calendars-view';
import { calendarRejections } from './rejections';

/** 工作日历: which days count, by whose word. */
export const calendarContext = defineContext({
  name: 'calendar',
  module: CalendarModule,
  projections: [calendars],
  // Before a declared day could name its document.
  upcasters: { CalendarDayDeclared: (data) => ({ type: 'CalendarDayDeclared', data: { document: null, ...data } }) },
  rejections: calendarRejections,
});
