import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream, mustSee } from '@sealtrail/applications/events';
import {
  Clock,
  changeStream,
  type Envelope,
  EventStore,
  type Known,
  NO_STREAM,
  type Receipt,
  type Recorded,
  Rejection,
  type Scope,
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
    /** What the caller may see: a case outside of it is not there. */
    readonly scope: Scope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeRating)
export class ChangeRatingHandler implements ICommandHandler<ChangeRating> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  async execute({ ratingId, wish, envelope, scope }: ChangeRating): Promise<Receipt> {
    const { store, clock } = this;
    const command = await this.sealed(wish, envelope.commandId);
    try {
      return await changeStream({
        store,
        clock,
        decider: ratingDecider,
        stream: ratingStream(ratingId),
        command,
        envelope,
        know: () => this.caseOf(wish.data.applicationId, scope),
      });
    } catch (error) {
      if (error instanceof Rejection) await this.forget(envelope);
      throw error;
    }
  }

  /** The subjects' ids derive from the command's, so that a repeated command seals nothing twice. */
  private async sealed({ type, data }: RatingWish, commandId: string): Promise<RatingCommand> {
    const { rater, comment, ...told } = data;
    if (comment !== null) await this.vault.seal(commentId(commandId), { comment });
    const sealed = rater === null ? null : await this.vault.seal(raterId(commandId), rater);
    return { type, data: { ...told, rater: sealed, hasComment: comment !== null } };
  }

  private async caseOf(applicationId: string, scope: Scope): Promise<Known<RatedCase | null>> {
    const stream = applicationStream(applicationId);
    const events = (await this.store.read(stream)) as readonly Recorded<ApplicationEvent>[];
    mustSee(scope, events);
    return { facts: ratedCaseOf(events), revisions: { [stream]: String(events.at(-1)?.revision ?? NO_STREAM) } };
  }

  /**
   * What no rating refers to is not kept. Only where the remembered answer to this very wish is a refusal is it sure
   * that none ever will: the same key with another body must not erase what the first one said.
   */
  private async forget({ commandId, fingerprint }: Envelope): Promise<void> {
    const answer = await this.store.answerTo(commandId);
    if (answer === null || answer.rejection === null || answer.fingerprint !== fingerprint) return;
    await Promise.all([this.vault.erase(raterId(commandId)), this.vault.erase(commentId(commandId))]);
  }
}
