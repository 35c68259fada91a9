import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApplicationsModule } from '@sealtrail/applications';
import { AccessTrailRecorderModule } from '../trail/access-trail-recorder.module';
import { FilesController } from './files.controller';

/** Files of materials over HTTP; who may see one follows from the cases that it is filed with. */
@Module({ imports: [CqrsModule, ApplicationsModule, AccessTrailRecorderModule], controllers: [FilesController] })
export class FilesHttpModule {}
