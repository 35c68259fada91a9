import { Module } from '@nestjs/common';
import { AccessTrailRecorder } from './access-trail-recorder';

/** Writing the access trail, for routes that show personal data. */
@Module({ providers: [AccessTrailRecorder], exports: [AccessTrailRecorder] })
export class AccessTrailRecorderModule {}
