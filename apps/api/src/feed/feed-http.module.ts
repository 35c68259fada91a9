import { Module } from '@nestjs/common';
import { ApplicationsModule } from '@sealtrail/applications';
import { AccessHttpModule } from '../access/access-http.module';
import { HttpModule } from '../http/http.module';
import { FeedConsumers } from './consumers';
import { FeedConsumersController } from './consumers.controller';
import { Feed } from './feed';
import { FeedController } from './feed.controller';
import { FeedGauges } from './feed-gauges';
import { FactStreams } from './stream';
import { StreamController } from './stream.controller';

/** Facts for external systems. */
@Module({
  imports: [ApplicationsModule, AccessHttpModule, HttpModule],
  controllers: [FeedController, FeedConsumersController, StreamController],
  providers: [Feed, FactStreams, FeedConsumers, FeedGauges],
  exports: [Feed],
})
export class FeedHttpModule {}
