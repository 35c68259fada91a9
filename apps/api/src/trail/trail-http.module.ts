import { Module } from '@nestjs/common';
import { AccessTrailController } from './access-trail.controller';
import { AccessTrailRecorderModule } from './access-trail-recorder.module';

/** HTTP routes of the access trail; it is written wherever personal data is shown. */
@Module({ imports: [AccessTrailRecorderModule], controllers: [AccessTrailController] })
export class TrailHttpModule {}
