import { defineContext } from '@sealtrail/event-sourcing';
import { CalendarModule } from './calendar.module';
import { calendarRejections } from './rejections';

/** 工作日历: which days count, by whose word. */
export const calendarContext = defineContext({
  name: 'calendar',
  module: CalendarModule,
  // Before a declared day could name its document.
  upcasters: { CalendarDayDeclared: (data) => ({ type: 'CalendarDayDeclared', data: { document: null, ...data } }) },
  rejections: calendarRejections,
});
