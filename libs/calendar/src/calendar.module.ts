import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { StreamStateCache } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import { Calendars } from './read/calendars';
import { GetCalendarHandler, ListCalendarsHandler, ListedCalendars } from './read/list-calendars';
import { ShowDaysHandler, ShowLimitHandler } from './read/show-calendar';
import { ChangeCalendarHandler } from './write/change-calendar';

/** 工作日历. The importing application provides the ports and the jurisdiction. */
@Module({
  imports: [CqrsModule],
  providers: [
    ChangeCalendarHandler,
    ShowDaysHandler,
    ShowLimitHandler,
    GetCalendarHandler,
    ListCalendarsHandler,
    ListedCalendars,
    {
      provide: Calendars,
      useFactory: (streams: StreamStateCache, jurisdiction: Jurisdiction) => new Calendars(streams, jurisdiction),
      inject: [StreamStateCache, Jurisdiction],
    },
  ],
  exports: [Calendars],
})
export class CalendarModule {}
