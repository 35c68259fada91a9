import type { Type } from '@nestjs/common';
import { CatalogModule } from '@sealtrail/catalog';
import { EfficiencyModule } from '@sealtrail/efficiency';
import { RatingsModule } from '@sealtrail/ratings';
import { SupervisionModule } from '@sealtrail/supervision';
import { CalendarController } from './calendar/calendar.controller';
import { CalendarModule } from './calendar/calendar.module';
import { CatalogReportController } from './catalog/catalog-report.controller';
import { DepartmentsController } from './catalog/departments.controller';
import { ItemsController } from './catalog/items.controller';
import { RatingsController } from './ratings/ratings.controller';
import { ReportsController } from './reports/reports.controller';
import { CardsController } from './supervision/cards.controller';

/** The Nest module of every context: one line each. */
export const contextModules: readonly Type[] = [
  CalendarModule,
  CatalogModule,
  EfficiencyModule,
  RatingsModule,
  SupervisionModule,
];

/** The controllers of every context: one line each. */
export const controllers: readonly Type[] = [
  CalendarController,
  CardsController,
  CatalogReportController,
  DepartmentsController,
  ItemsController,
  RatingsController,
  ReportsController,
];
