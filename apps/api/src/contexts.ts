import type { Type } from '@nestjs/common';
import { CatalogModule } from '@sealtrail/catalog';
import { EfficiencyModule } from '@sealtrail/efficiency';
import { RatingsModule } from '@sealtrail/ratings';
import { SupervisionModule } from '@sealtrail/supervision';
import { ApplicationsHttpModule } from './applications/applications-http.module';
import { CalendarModule } from './calendar/calendar.module';

/** The Nest module of every context: one line each. */
export const contextModules: readonly Type[] = [
  ApplicationsHttpModule,
  CalendarModule,
  CatalogModule,
  EfficiencyModule,
  RatingsModule,
  SupervisionModule,
];
