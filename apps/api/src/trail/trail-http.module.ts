import { Module } from '@nestjs/common';
import { AccessTrailController } from './access-trail.controller';
import { ReadTrailModule } from './read-trail.module';

/** The access trail over HTTP; it is written wherever personal data are shown. */
@Module({ imports: [ReadTrailModule], controllers: [AccessTrailController] })
export class TrailHttpModule {}
