import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { NoticesModule } from '@sealtrail/notices';
import { HttpModule } from '../http/http.module';
import { NoticesController } from './notices.controller';

/** Notices over HTTP. */
@Module({ imports: [CqrsModule, NoticesModule, HttpModule], controllers: [NoticesController] })
export class NoticesHttpModule {}
