import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  EventStore,
  isInScope,
  ReadStore,
  type RecordedEvent,
  requireFollowedStream,
  type Scope,
  Vault,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import type { RatingStreamEvent } from '../domain/loop-decider';
import { ratingStream } from '../domain/rating-commands';
import { reject } from '../rejections';
import { type ListedRating, listedRating } from './list-ratings';
import { type RatingRow, ratings } from './ratings-view';
import { givenIn, loopOf, loopTextsOf, type RatingLoop, type RatingLoopTexts, textOf } from './show-loop';

/** A rating with its comment; `null`: none, or erased. */
export type RatingWithTexts = ListedRating & {
  readonly comment: WrittenText | null;
  readonly loop: RatingLoop;
  readonly loopWords: RatingLoopTexts;
};

/** One rating with its comment. For supervision only: the comment may name people. */
export class ShowRating extends Query<RatingWithTexts> {
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

  /** @throws {Rejection} `rating.not-found`: missing, or outside the caller's scope; `view.incomplete` */
  async execute({ ratingId, scope }: ShowRating): Promise<RatingWithTexts> {
    const row = await this.views.find<RatingRow>(ratings.name, ratingId);
    if (row !== null && !isInScope(scope, row)) throw reject('rating.not-found');
    await requireFollowedStream(this.views, ratings.name, ratingStream(ratingId));
    if (row === null) throw reject('rating.not-found');
    const facts = (await this.events.read(ratingStream(ratingId))) as readonly RecordedEvent<RatingStreamEvent>[];
    return {
      ...listedRating(row),
      comment: await textOf(givenIn(facts)?.comment, 'comment', this.vault),
      loop: loopOf(facts),
      loopWords: await loopTextsOf(facts, this.vault),
    };
  }
}
