import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ApplicationEvent } from '@sealtrail/applications/events';
import {
  Clock,
  changeStream,
  type Envelope,
  EventStore,
  type Known,
  NO_STREAM,
  type Receipt,
  type Recorded,
  Vault,
} from '@sealtrail/event-sourcing';
import { type RatedCase, ratedCaseOf } from '../domain/rated-case';
import { type RatingCommand, ratingStream } from '../domain/rating-commands';
import { ratingDecider } from '../domain/rating-decider';
import { commentId, type Rater, raterId } from './rating-subjects';

/** A rating as it comes in: what names people is still in the clear, and goes to the vault before anything is decided. */
export type RatingWish = {
  readonly type: 'GiveRating';
  readonly data: Omit<RatingCommand['data'], 'rater' | 'hasComment'> & {
    /** `null`: anonymous. */
    readonly rater: Rater | null;
    readonly comment: string | null;
  };
};

/** Carries any wish about a rating over the bus. */
export class ChangeRating extends Command<Receipt> {
  constructor(
    readonly ratingId: string,
    readonly wish: RatingWish,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

@CommandHandler(ChangeRating)
export class ChangeRatingHandler implements ICommandHandler<ChangeRating> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute({ ratingId, wish, envelope }: ChangeRating): Promise<Receipt> {
    return changeStream({
      store: this.store,
      clock: this.clock,
      decider: ratingDecider,
      stream: ratingStream(ratingId),
      command: await this.sealed(wish, envelope.commandId),
      envelope,
      know: () => this.caseOf(wish.data.applicationId),
    });
  }

  /** The subjects' ids derive from the command's, so that a repeated command seals nothing twice. */
  private async sealed({ type, data }: RatingWish, commandId: string): Promise<RatingCommand> {
    const { rater, comment, ...told } = data;
    if (comment !== null) await this.vault.seal(commentId(commandId), { comment });
    const sealed = rater === null ? null : await this.vault.seal(raterId(commandId), rater);
    return { type, data: { ...told, rater: sealed, hasComment: comment !== null } };
  }

  private async caseOf(applicationId: string): Promise<Known<RatedCase | null>> {
    const stream = `application-${applicationId}`;
    const events = (await this.store.read(stream)) as readonly Recorded<ApplicationEvent>[];
    const revision = events.at(-1)?.revision ?? NO_STREAM;
    return { facts: ratedCaseOf(events), revisions: { [stream]: String(revision) } };
  }
}
