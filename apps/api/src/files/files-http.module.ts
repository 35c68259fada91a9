import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FilesController } from './files.controller';

/** Files of materials over HTTP. */
@Module({ imports: [CqrsModule], controllers: [FilesController] })
export class FilesHttpModule {}
