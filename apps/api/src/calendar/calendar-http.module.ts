import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarModule } from '@sealtrail/calendar';
import { HttpModule } from '../http/http.module';
import { CalendarController } from './calendar.controller';

/** HTTP routes of calendars. */
@Module({ imports: [CqrsModule, CalendarModule, HttpModule], controllers: [CalendarController] })
export class CalendarHttpModule {}
