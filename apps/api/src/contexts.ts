import type { Type } from '@nestjs/common';
import { CatalogModule } from '@sealtrail/catalog';
import { EfficiencyModule } from '@sealtrail/efficiency';
import { RatingsModule } from '@sealtrail/ratings';
import { SupervisionModule } from '@sealtrail/supervision';
import { ApplicationsController } from './applications/applications.controller';
import { ApplicationsHttpModule } from './applications/applications-http.module';
import { DecisionController } from './applications/decision.controller';
import { FirstCheckController } from './applications/first-check.controller';
import { ReviewController } from './applications/review.controller';
import { SubmissionController } from './applications/submission.controller';
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
  ApplicationsHttpModule,
  CalendarModule,
  CatalogModule,
  EfficiencyModule,
  RatingsModule,
  SupervisionModule,
];

/** The controllers of every context: one line each. */
export const controllers: readonly Type[] = [
  ApplicationsController,
  CalendarController,
  CardsController,
  CatalogReportController,
  DecisionController,
  DepartmentsController,
  FirstCheckController,
  ItemsController,
  RatingsController,
  ReportsController,
  ReviewController,
  SubmissionController,
];
