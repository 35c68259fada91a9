import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  EventStore,
  isInScope,
  ReadStore,
  type Recorded,
  type Scope,
  Vault,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import { ratingStream } from '../domain/rating-commands';
import type { RatingEvent } from '../domain/rating-events';
import { reject } from '../rejections';
import { type ShownRating, shown } from './list-ratings';
import { type RatingRow, ratings } from './ratings-view';

/** A rating with its words; `comment` is `null` where there were none, or where they have been erased. */
export type RatingWithWords = ShownRating & { readonly comment: WrittenText | null };

/** One rating with what was written. For supervision only: the words may name people. */
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

  /** @throws {Rejection} `rating.not-found`: there is none, or it is not the caller's to see */
  async execute({ ratingId, scope }: ShowRating): Promise<RatingWithWords> {
    const row = await this.views.find<RatingRow>(ratings.name, ratingId);
    if (row === null || !isInScope(scope, row)) throw reject('rating.not-found');
    return { ...shown(row), comment: row.hasComment ? await this.commentOf(ratingId) : null };
  }

  private async commentOf(ratingId: string): Promise<WrittenText | null> {
    const [given] = (await this.events.read(ratingStream(ratingId))) as readonly Recorded<RatingEvent>[];
    const committed = given?.data.comment ?? null;
    const kept = committed === null ? null : await this.vault.open(committed);
    const comment = kept?.['comment'];
    return isWritten(comment) ? comment : null;
  }
}

/** The vault keeps the comment as it was sealed: what the rater wrote. */
const isWritten = (kept: unknown): kept is WrittenText => typeof kept === 'string';
