import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { RatingsModule } from '@sealtrail/ratings';
import { RatingsController } from './ratings.controller';

/** Ratings over HTTP. */
@Module({ imports: [CqrsModule, RatingsModule], controllers: [RatingsController] })
export class RatingsHttpModule {}
