import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationsModule } from '@sealtrail/applications';
import { AccessTrailRecorderModule } from '../trail/access-trail-recorder.module';
import { FilesController } from './files.controller';

/** HTTP routes of material files; access follows from the cases with which a file is filed. */
@Module({ imports: [CqrsModule, ApplicationsModule, AccessTrailRecorderModule], controllers: [FilesController] })
export class FilesHttpModule {}
