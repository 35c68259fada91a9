import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CalendarController } from './calendar.controller';
import { CalendarModule } from './calendar.module';

/** Calendars over HTTP. */
@Module({ imports: [CqrsModule, CalendarModule], controllers: [CalendarController] })
export class CalendarHttpModule {}
