import { Module } from '@nestjs/common';
import { AccessTrailController } from './access-trail.controller';
import { AccessTrailRecorderModule } from './access-trail-recorder.module';

/** The access trail over HTTP; it is written wherever personal data are shown. */
@Module({ imports: [AccessTrailRecorderModule], controllers: [AccessTrailController] })
export class TrailHttpModule {}
