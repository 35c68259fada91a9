import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  EventStore,
  isInScope,
  mustFollow,
  ReadStore,
  type Recorded,
  type Scope,
  Vault,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import type { RatingStreamEvent } from '../domain/loop-decider';
import { ratingStream } from '../domain/rating-commands';
import { reject } from '../rejections';
import { type ShownRating, shown } from './list-ratings';
import { type RatingRow, ratings } from './ratings-view';
import { givenIn, loopOf, loopWordsOf, type RatingLoop, type RatingLoopWords, wordsOf } from './show-loop';

/** A rating with its comment, `null` where there was none or it has been erased. */
export type RatingWithWords = ShownRating & {
  readonly comment: WrittenText | null;
  readonly loop: RatingLoop;
  readonly loopWords: RatingLoopWords;
};

/** One rating with its comment. For supervision only: the comment may name people. */
export class ShowRating extends Query<RatingWithWords> {
  constructor(
    readonly ratingId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(ShowRating)
export class ShowRatingHandler implements IQueryHandler<ShowRating> {
  constructor(
    private readonly events: EventStore,
    private readonly views: ReadStore,
    private readonly vault: Vault,
  ) {}

  /** @throws {Rejection} `rating.not-found`: there is none, or it is not the caller's to see; `view.incomplete` */
  async execute({ ratingId, scope }: ShowRating): Promise<RatingWithWords> {
    const row = await this.views.find<RatingRow>(ratings.name, ratingId);
    if (row !== null && !isInScope(scope, row)) throw reject('rating.not-found');
    await mustFollow(this.views, ratings.name, ratingStream(ratingId));
    if (row === null) throw reject('rating.not-found');
    const facts = (await this.events.read(ratingStream(ratingId))) as readonly Recorded<RatingStreamEvent>[];
    return {
      ...shown(row),
      comment: await wordsOf(givenIn(facts)?.comment, 'comment', this.vault),
      loop: loopOf(facts),
      loopWords: await loopWordsOf(facts, this.vault),
    };
  }
}
