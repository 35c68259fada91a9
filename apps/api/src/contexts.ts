import type { Type } from '@nestjs/common';
import { CalendarController } from './calendar/calendar.controller';
import { CalendarModule } from './calendar/calendar.module';

/** The Nest module of every context: one line each. */
export const contextModules: readonly Type[] = [CalendarModule];

/** The controllers of every context: one line each. */
export const controllers: readonly Type[] = [CalendarController];
