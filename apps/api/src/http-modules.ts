import type { Type } from '@nestjs/common';
import { AccessHttpModule } from './access/access-http.module';
import { ApplicationsHttpModule } from './applications/applications-http.module';
import { CalendarHttpModule } from './calendar/calendar-http.module';
import { CallerHttpModule } from './caller/caller-http.module';
import { CatalogHttpModule } from './catalog/catalog-http.module';
import { EfficiencyHttpModule } from './efficiency/efficiency-http.module';
import { FeedHttpModule } from './feed/feed-http.module';
import { FilesHttpModule } from './files/files-http.module';
import { HealthHttpModule } from './health/health-http.module';
import { ProblemsHttpModule } from './http/problems-http.module';
import { MetricsHttpModule } from './metrics/metrics-http.module';
import { NoticesHttpModule } from './notices/notices-http.module';
import { PolicyHttpModule } from './policy/policy-http.module';
import { RatingsHttpModule } from './ratings/ratings-http.module';
import { SupervisionHttpModule } from './supervision/supervision-http.module';
import { TrackingHttpModule } from './tracking/tracking-http.module';
import { TrailHttpModule } from './trail/trail-http.module';
import { WebhooksHttpModule } from './webhooks/webhooks-http.module';

/** One HTTP module for each context. */
export const httpModules: readonly Type[] = [
  AccessHttpModule,
  ApplicationsHttpModule,
  CalendarHttpModule,
  CallerHttpModule,
  CatalogHttpModule,
  EfficiencyHttpModule,
  FeedHttpModule,
  FilesHttpModule,
  HealthHttpModule,
  MetricsHttpModule,
  NoticesHttpModule,
  PolicyHttpModule,
  ProblemsHttpModule,
  RatingsHttpModule,
  SupervisionHttpModule,
  TrackingHttpModule,
  TrailHttpModule,
  WebhooksHttpModule,
];
