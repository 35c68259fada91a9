import { Module } from '@nestjs/common';
import { ApplicationsModule } from '@sealtrail/applications';
import { HttpModule } from '../http/http.module';
import { Feed } from './feed';
import { FeedController } from './feed.controller';

/** Facts for other systems. */
@Module({ imports: [ApplicationsModule, HttpModule], controllers: [FeedController], providers: [Feed] })
export class FeedHttpModule {}
