import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream, mustSee } from '@sealtrail/applications/events';
import {
  CommandPipeline,
  type Decider,
  definePeople,
  defineWrite,
  type Envelope,
  EventStore,
  type Known,
  NO_STREAM,
  type Receipt,
  type Recorded,
  type Scope,
  type Sealed,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import { type RatedCase, ratedCaseOf } from '../domain/rated-case';
import { type RatingCommand, ratingStream } from '../domain/rating-commands';
import { type RatingState, ratingDecider } from '../domain/rating-decider';
import type { RatingGiven, RatingRepeated } from '../domain/rating-events';
import type { Rater } from './rater';

/** A rating as it comes in: what names people is still in the clear, and goes to the vault once the rules have said yes. */
export type RatingWish = {
  readonly type: 'GiveRating';
  readonly data: Omit<RatingCommand['data'], 'rater' | 'comment'> & {
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
    /** It has been rated before: kept apart, and counted nowhere. */
    readonly again = false,
  ) {
    super();
  }
}

type RatingKnown = {
  readonly rated: RatedCase | null;
  readonly rater: Sealed | null;
  readonly comment: Sealed | null;
};

const people = definePeople({
  named: ({ data: { rater, comment } }: RatingWish) => ({ rater, comment: comment === null ? null : { comment } }),
  known: ({ rated }: RatingKnown, sealed) => ({ rated, ...sealed }),
});

/** The rules of rating, asked with what stands for the people who were named. */
const rating: Decider<RatingState, RatingWish, RatingGiven, RatingKnown> = {
  ...ratingDecider,
  decide: {
    GiveRating: (told, state, { rated, ...sealed }) =>
      ratingDecider.decide.GiveRating({ ...told, ...sealed }, state, rated),
  },
};

/** What is told of a visit or matter that has been rated: as long as a first rating, and with nobody in it. */
const repeat: Decider<RatingState, RatingWish, RatingRepeated, RatingKnown> = {
  initial: ratingDecider.initial,
  decide: {
    GiveRating: (told, state, known) =>
      rating.decide.GiveRating(told, state, known).map(({ data }) => ({ type: 'RatingRepeated', data })),
  },
  evolve: { RatingRepeated: (state) => state },
};

/** The vault writes as much for what is kept of nobody. */
const blanked = definePeople({
  named: ({ data: { rater, comment } }: RatingWish) => ({
    rater: rater && {
      name: blank(rater.name),
      phone: rater.phone && blank(rater.phone),
      idNumber: rater.idNumber && blank(rater.idNumber),
    },
    comment: comment === null ? null : { comment: blank(comment) },
  }),
  known: ({ rated }: RatingKnown, sealed) => ({ rated, ...sealed }),
});

const blank = (text: string): string => '-'.repeat(Buffer.byteLength(text));

@Injectable()
@CommandHandler(ChangeRating)
export class ChangeRatingHandler implements ICommandHandler<ChangeRating> {
  private readonly write = defineWrite({
    ...this.steps,
    decider: rating,
    people,
  });
  private readonly repeat = defineWrite({
    ...this.steps,
    decider: repeat,
    people: blanked,
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly store: EventStore,
  ) {}

  execute({ ratingId, wish, envelope, scope, again }: ChangeRating): Promise<Receipt> {
    if (!again)
      return this.pipeline.run(this.write, { stream: ratingStream(ratingId), command: wish, envelope, scope });
    return this.pipeline.run(this.repeat, {
      stream: `ratingRepeat-${envelope.commandId}`,
      command: wish,
      envelope,
      scope,
    });
  }

  private get steps() {
    return {
      see: async (scope: Scope, { command: { data } }: { readonly command: RatingWish }) => {
        mustSee(scope, await this.caseOf(data.applicationId));
      },
      context: (_: RatingState, { command }: { readonly command: RatingWish }) => this.context(command),
    };
  }

  private async context({ data: { applicationId } }: RatingWish): Promise<Known<RatingKnown>> {
    const events = await this.caseOf(applicationId);
    const revisions = { [applicationStream(applicationId)]: String(events.at(-1)?.revision ?? NO_STREAM) };
    return { facts: { rated: ratedCaseOf(events), rater: null, comment: null }, revisions };
  }

  private async caseOf(applicationId: string): Promise<readonly Recorded<ApplicationEvent>[]> {
    return (await this.store.read(applicationStream(applicationId))) as readonly Recorded<ApplicationEvent>[];
  }
}
