import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream, mustSee } from '@sealtrail/applications/events';
import {
  CommandPipeline,
  type Decider,
  defineWrite,
  type Envelope,
  EventStore,
  type Known,
  NO_STREAM,
  type Receipt,
  type Recorded,
  type Scope,
  type Sealed,
  Vault,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import { type RatedCase, ratedCaseOf } from '../domain/rated-case';
import { type RatingCommand, ratingStream } from '../domain/rating-commands';
import { type RatingState, ratingDecider } from '../domain/rating-decider';
import type { RatingEvent } from '../domain/rating-events';
import { commentId, type Rater, raterId } from './rating-subjects';

/** A rating as it comes in: what names people is still in the clear, and goes to the vault before anything is decided. */
export type RatingWish = {
  readonly type: 'GiveRating';
  readonly data: Omit<RatingCommand['data'], 'rater' | 'hasComment'> & {
    /** `null`: anonymous. */
    readonly rater: Rater | null;
    readonly comment: WrittenText | null;
  };
};

/** Carries any wish about a rating over the bus. */
export class ChangeRating extends Command<Receipt> {
  constructor(
    readonly ratingId: string,
    readonly wish: RatingWish,
    readonly envelope: Envelope,
    /** What the caller may see: a case outside of it is not there. */
    readonly scope: Scope,
  ) {
    super();
  }
}

type RatingKnown = { readonly rated: RatedCase | null; readonly rater: Sealed | null };

/** The rules of rating, asked with what stands for the people who were named. */
const rating: Decider<RatingState, RatingWish, RatingEvent, RatingKnown> = {
  ...ratingDecider,
  decide: {
    GiveRating: ({ comment, ...told }, state, { rated, rater }) =>
      ratingDecider.decide.GiveRating({ ...told, rater, hasComment: comment !== null }, state, rated),
  },
};

@Injectable()
@CommandHandler(ChangeRating)
export class ChangeRatingHandler implements ICommandHandler<ChangeRating> {
  private readonly write = defineWrite({
    decider: rating,
    see: async (scope: Scope, { command: { data } }: { readonly command: RatingWish }) => {
      mustSee(scope, await this.caseOf(data.applicationId));
    },
    context: (_, { command, envelope }: { readonly command: RatingWish; readonly envelope: Envelope }) =>
      this.context(command, envelope),
    numbers: () => ({}),
    erase: (commandId) => Promise.all([this.vault.erase(raterId(commandId)), this.vault.erase(commentId(commandId))]),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  execute({ ratingId, wish, envelope, scope }: ChangeRating): Promise<Receipt> {
    return this.pipeline.run(this.write, { stream: ratingStream(ratingId), command: wish, envelope, scope });
  }

  /** The subjects' ids derive from the command's, so that a repeated command seals nothing twice. */
  private async context({ data }: RatingWish, { commandId }: Envelope): Promise<Known<RatingKnown>> {
    const { rater, comment, applicationId } = data;
    const events = await this.caseOf(applicationId);
    if (comment !== null) await this.vault.seal(commentId(commandId), { comment });
    const sealed = rater === null ? null : await this.vault.seal(raterId(commandId), rater);
    const revisions = { [applicationStream(applicationId)]: String(events.at(-1)?.revision ?? NO_STREAM) };
    return { facts: { rated: ratedCaseOf(events), rater: sealed }, revisions };
  }

  private async caseOf(applicationId: string): Promise<readonly Recorded<ApplicationEvent>[]> {
    return (await this.store.read(applicationStream(applicationId))) as readonly Recorded<ApplicationEvent>[];
  }
}
