import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream } from '@sealtrail/applications/events';
import {
  type Envelope,
  EventStore,
  type Instant,
  NamespaceSecret,
  type Recorded,
  Rejection,
} from '@sealtrail/event-sourcing';
import { rateableIn } from '../domain/rateable';
import { ratingIdOf } from '../domain/rating-commands';
import { type Opened, readRatingToken } from '../domain/rating-token';
import { reject } from '../rejections';
import { ChangeRating, ChangeRatingHandler, type RatingWish } from './change-rating';

/** What a rating says, without what it is about: that is in the token. */
export type RatingWords = Pick<RatingWish['data'], 'level' | 'channel' | 'dimensions' | 'tags' | 'comment' | 'rater'>;

/** Rates what a token opens. Who holds it needs no login. */
export class RateByToken extends Command<void> {
  constructor(
    readonly token: string,
    readonly words: RatingWords,
    readonly now: Instant,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

const EVERYTHING = { department: null, region: null } as const;

/**
 * It answers nothing but that it was taken, and the same where that had been rated before: a unit that kept a slip learns
 * nothing by trying it, and its try stands in a stream of its own, in nobody's way.
 */
@CommandHandler(RateByToken)
export class RateByTokenHandler implements ICommandHandler<RateByToken> {
  constructor(
    private readonly ratings: ChangeRatingHandler,
    private readonly events: EventStore,
    private readonly secret: NamespaceSecret,
  ) {}

  /** @throws {Rejection} `rating.token-invalid`: it is none of ours, or opens nothing now */
  async execute({ token, words, now, envelope }: RateByToken): Promise<void> {
    const opened = readRatingToken(token, this.secret);
    if (opened === null || !(await this.isAlive(opened, now))) throw reject('rating.token-invalid');
    const { applicationId, scope, visit, heldByUnit: channelHeldByUnit } = opened;
    const ratingId = ratingIdOf({ applicationId, scope, visit, channelHeldByUnit });
    const data = { ...words, ratingId, applicationId, scope, visit, channelHeldByUnit, at: now, now };
    try {
      await this.ratings.execute(new ChangeRating(ratingId, { type: 'GiveRating', data }, envelope, EVERYTHING));
    } catch (error) {
      if (!(error instanceof Rejection) || error.code !== 'rating.already-given') throw error;
    }
  }

  private async isAlive({ applicationId, scope, visit }: Opened, now: Instant): Promise<boolean> {
    const past = (await this.events.read(applicationStream(applicationId))) as readonly Recorded<ApplicationEvent>[];
    return rateableIn(past, now).some((each) => each.scope === scope && each.visit === visit);
  }
}
