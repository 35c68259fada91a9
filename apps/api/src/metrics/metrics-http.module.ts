import { Module } from '@nestjs/common';
import { HealthHttpModule } from '../health/health-http.module';
import { MetricsController } from './metrics.controller';
import { WorkGauges } from './work-gauges';

/** HTTP routes for a metrics scraper. */
@Module({ imports: [HealthHttpModule], controllers: [MetricsController], providers: [WorkGauges] })
export class MetricsHttpModule {}
