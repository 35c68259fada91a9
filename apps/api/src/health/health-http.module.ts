import { Module } from '@nestjs/common';
import { CalendarModule } from '@sealtrail/calendar';
import { AccessHttpModule } from '../access/access-http.module';
import { DamagedFilesModule } from '../http/damaged-files';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

/** HTTP routes for the operator. */
@Module({
  imports: [AccessHttpModule, CalendarModule, DamagedFilesModule],
  controllers: [HealthController],
  providers: [Readiness],
  exports: [Readiness],
})
export class HealthHttpModule {}
