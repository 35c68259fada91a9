import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationsModule } from '@sealtrail/applications';
import { monotonicMs } from '@sealtrail/platform';
import { RatingsModule } from '@sealtrail/ratings';
import { PublicRateLimit } from '../http/public-rate-limit';
import { TrackingController } from './tracking.controller';

/** HTTP routes for applicants. */
@Module({
  imports: [CqrsModule, ApplicationsModule, RatingsModule],
  controllers: [TrackingController],
  providers: [{ provide: PublicRateLimit, useFactory: () => new PublicRateLimit(monotonicMs) }],
})
export class TrackingHttpModule {}
