import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream } from '@sealtrail/applications/events';
import {
  type CommandMetadata,
  derivedId,
  EventStore,
  type Instant,
  NamespaceSecret,
  type RecordedEvent,
  Rejection,
} from '@sealtrail/event-sourcing';
import type { Loop } from '../domain/loop';
import { followUpUntil } from '../domain/loop-decider';
import { orderIdOf } from '../domain/order-id';
import { rateableIn } from '../domain/rateable';
import { ratingIdOf } from '../domain/rating-commands';
import { type RatingTokenContent, readRatingToken } from '../domain/rating-token';
import { localDay } from '../domain/step-limit';
import { reject } from '../rejections';
import { ChangeLoop, ChangeLoopHandler } from './change-loop';
import { ChangeRating, ChangeRatingHandler, type RatingSubmission } from './change-rating';
import { LoopContextLoader } from './loop-context-loader';

/** The content of a rating; its subject is in the token. */
export type RatingTexts = Pick<
  RatingSubmission['data'],
  'level' | 'channel' | 'dimensions' | 'tags' | 'comment' | 'rater' | 'mayNameCase'
>;

/** Gives the rating that a token permits. Its holder needs no login. */
export class RateByToken extends Command<void> {
  constructor(
    readonly token: string,
    readonly words: RatingTexts,
    readonly now: Instant,
    readonly commandMetadata: CommandMetadata,
  ) {
    super();
  }
}

const EVERYTHING = { department: null, region: null } as const;

/** A repeated rating is answered like the first one. */
const ALREADY_RATED_CODES = 'rating.already-given';

/**
 * The response is always the same, also for a subject that had already been rated: a unit that kept a slip learns nothing by trying it, and
 * its attempt has a stream of its own and blocks nothing. A repetition reads and writes as much as a first rating, so that the response
 * time reveals nothing either.
 */
@CommandHandler(RateByToken)
export class RateByTokenHandler implements ICommandHandler<RateByToken> {
  constructor(
    private readonly ratings: ChangeRatingHandler,
    private readonly loops: ChangeLoopHandler,
    private readonly facts: LoopContextLoader,
    private readonly events: EventStore,
    private readonly secret: NamespaceSecret,
  ) {}

  /** @throws {Rejection} `rating.token-invalid`: invalid, or not valid now */
  async execute(asked: RateByToken): Promise<void> {
    const opened = readRatingToken(asked.token, this.secret);
    if (opened === null) throw reject('rating.token-invalid');
    const { state } = await this.facts.rating(this.idOf(opened));
    if (!(await this.isAlive(opened, state, asked.now))) throw reject('rating.token-invalid');
    const before = opened.followUp ? state.followUp !== null : state.rated !== null;
    if (before) return this.repeat(opened, asked);
    try {
      await (opened.followUp ? this.followUp(opened, asked) : this.rate(opened, asked, false));
    } catch (error) {
      if (!(error instanceof Rejection) || error.code !== ALREADY_RATED_CODES) throw error;
      await this.repeat(opened, {
        ...asked,
        commandMetadata: { ...asked.commandMetadata, commandId: this.repeatCommandIdOf(asked) },
      });
    }
  }

  private rate(
    opened: RatingTokenContent,
    { words, now, commandMetadata }: RateByToken,
    again: boolean,
  ): Promise<unknown> {
    const { applicationId, scope, visit, heldByUnit: channelHeldByUnit } = opened;
    const ratingId = this.idOf(opened);
    const data = { ...words, ratingId, applicationId, scope, visit, channelHeldByUnit, at: now, now };
    return this.ratings.execute(
      new ChangeRating(ratingId, { type: 'GiveRating', data }, commandMetadata, EVERYTHING, again),
    );
  }

  private followUp(opened: RatingTokenContent, { words, now, commandMetadata }: RateByToken): Promise<unknown> {
    const { level, channel, dimensions, tags, comment } = words;
    const command = { type: 'GiveFollowUp', data: { level, channel, dimensions, tags, words: comment, now } } as const;
    return this.loops.execute(new ChangeLoop(this.idOf(opened), command, commandMetadata, EVERYTHING));
  }

  /** A refusal is ignored: the answer is the same as for an accepted rating. */
  private async repeat(opened: RatingTokenContent, asked: RateByToken): Promise<void> {
    try {
      await this.rate(opened, asked, true);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
    }
  }

  private idOf({ applicationId, scope, visit, heldByUnit: channelHeldByUnit }: RatingTokenContent): string {
    return ratingIdOf({ applicationId, scope, visit, channelHeldByUnit });
  }

  /** A refusal is stored under the command's id, so the repetition needs another. */
  private repeatCommandIdOf({ commandMetadata: { commandId } }: RateByToken): string {
    return derivedId('repeat', commandId);
  }

  private async isAlive(opened: RatingTokenContent, state: Loop, now: Instant): Promise<boolean> {
    const { applicationId, scope, visit, followUp } = opened;
    if (followUp) {
      const order = await this.facts.order(orderIdOf(this.idOf(opened), this.secret));
      const { state: calendar } = await this.facts.calendar(applicationId);
      const until = followUpUntil(state, order.state);
      return until !== null && localDay(now, calendar) <= until;
    }
    const past = (await this.events.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    return rateableIn(past, now).some((each) => each.scope === scope && each.visit === visit);
  }
}
