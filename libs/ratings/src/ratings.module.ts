import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GetRaterHandler } from './read/get-rater';
import { ListRatingTokensHandler } from './read/list-rating-tokens';
import { ListRatingsHandler } from './read/list-ratings';
import { GetRectificationOrderHandler, ListRectificationOrdersHandler } from './read/list-rectification-orders';
import { ReportRatingsHandler } from './read/report-ratings';
import { ShowRatingHandler } from './read/show-rating';
import { ChangeLoopHandler } from './write/change-loop';
import { ChangeOrderHandler } from './write/change-order';
import { ChangeRatingHandler } from './write/change-rating';
import { LoopContextLoader } from './write/loop-context-loader';
import { RateByTokenHandler } from './write/rate-by-token';

/** 好差评. The importing application provides the ports. */
@Module({
  imports: [CqrsModule],
  providers: [
    ChangeLoopHandler,
    ChangeOrderHandler,
    ChangeRatingHandler,
    GetRaterHandler,
    GetRectificationOrderHandler,
    ListRectificationOrdersHandler,
    LoopContextLoader,
    RateByTokenHandler,
    ListRatingTokensHandler,
    ListRatingsHandler,
    ReportRatingsHandler,
    ShowRatingHandler,
  ],
})
export class RatingsModule {}
