import { Module } from '@nestjs/common';
import { ApplicationsModule } from '@sealtrail/applications';
import { AccessHttpModule } from '../access/access-http.module';
import { HttpModule } from '../http/http.module';
import { Feed } from './feed';
import { FeedController } from './feed.controller';
import { FactStreams } from './stream';
import { StreamController } from './stream.controller';

/** Facts for other systems. */
@Module({
  imports: [ApplicationsModule, AccessHttpModule, HttpModule],
  controllers: [FeedController, StreamController],
  providers: [Feed, FactStreams],
})
export class FeedHttpModule {}
