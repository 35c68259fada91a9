import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarModule } from '@sealtrail/calendar';
import { HttpModule } from '../http/http.module';
import { CalendarController } from './calendar.controller';

/** Calendars over HTTP. */
@Module({ imports: [CqrsModule, CalendarModule, HttpModule], controllers: [CalendarController] })
export class CalendarHttpModule {}
