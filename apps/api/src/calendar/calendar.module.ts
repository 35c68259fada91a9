import { Module } from '@nestjs/common';
import { Calendars, ChangeCalendarHandler } from '@sealtrail/calendar';
import { KnownStreams } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import { ShowDaysHandler, ShowLimitHandler } from './show-calendar';

/** Calendars over the buses. The library itself knows no framework: it is counted with in every ring. */
@Module({
  providers: [
    ChangeCalendarHandler,
    ShowDaysHandler,
    ShowLimitHandler,
    {
      provide: Calendars,
      useFactory: (streams: KnownStreams, jurisdiction: Jurisdiction) => new Calendars(streams, jurisdiction),
      inject: [KnownStreams, Jurisdiction],
    },
  ],
})
export class CalendarModule {}
