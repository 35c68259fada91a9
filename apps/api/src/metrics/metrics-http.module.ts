import { Module } from '@nestjs/common';
import { HealthHttpModule } from '../health/health-http.module';
import { MetricsController } from './metrics.controller';
import { WorkGauges } from './work-gauges';

/** What a scraper asks of the process. */
@Module({ imports: [HealthHttpModule], controllers: [MetricsController], providers: [WorkGauges] })
export class MetricsHttpModule {}
