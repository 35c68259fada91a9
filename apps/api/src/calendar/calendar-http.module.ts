import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarModule } from '@sealtrail/calendar';
import { CalendarController } from './calendar.controller';

/** Calendars over HTTP. */
@Module({ imports: [CqrsModule, CalendarModule], controllers: [CalendarController] })
export class CalendarHttpModule {}
