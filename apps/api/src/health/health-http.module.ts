import { Module } from '@nestjs/common';
import { CalendarModule } from '@sealtrail/calendar';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

/** What an operator asks of the process. */
@Module({ imports: [CalendarModule], controllers: [HealthController], providers: [Readiness] })
export class HealthHttpModule {}
