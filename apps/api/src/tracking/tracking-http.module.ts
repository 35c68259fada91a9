import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationsModule } from '@sealtrail/applications';
import { steadyMs } from '@sealtrail/platform';
import { RatingsModule } from '@sealtrail/ratings';
import { PublicBounds } from '../http/public-bounds';
import { TrackingController } from './tracking.controller';

/** The applicant's own way to a case, over HTTP. */
@Module({
  imports: [CqrsModule, ApplicationsModule, RatingsModule],
  controllers: [TrackingController],
  providers: [{ provide: PublicBounds, useFactory: () => new PublicBounds(steadyMs) }],
})
export class TrackingHttpModule {}
