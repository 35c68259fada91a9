import { Module } from '@nestjs/common';
import { ReadTrail } from './read-trail';

/** Writing the trail, for whoever shows personal data. */
@Module({ providers: [ReadTrail], exports: [ReadTrail] })
export class ReadTrailModule {}
