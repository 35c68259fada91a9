import { Module } from '@nestjs/common';
import { AccessTrailController } from './access-trail.controller';

/** The access trail over HTTP; it is written wherever personal data are shown. */
@Module({ controllers: [AccessTrailController] })
export class TrailHttpModule {}
