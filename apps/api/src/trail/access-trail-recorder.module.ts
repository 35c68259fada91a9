import { Module } from '@nestjs/common';
import { AccessTrailRecorder } from './access-trail-recorder';

/** Writing the trail, for whoever shows personal data. */
@Module({ providers: [AccessTrailRecorder], exports: [AccessTrailRecorder] })
export class AccessTrailRecorderModule {}
