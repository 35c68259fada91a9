import { defineContext } from '@sealtrail/event-sourcing';
import { CalendarModule } from './calendar.module';
import { calendarRejections } from './rejections';

/** 工作日历: which days count, by whose word. */
export const calendarContext = defineContext({
  name: 'calendar',
  module: CalendarModule,
  rejections: calendarRejections,
});
