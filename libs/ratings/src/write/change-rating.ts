import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream, mustSee } from '@sealtrail/applications/events';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  type Decider,
  defineDataSubjects,
  defineWrite,
  EventStore,
  type LoadedContext,
  NO_STREAM,
  type RecordedEvent,
  type Scope,
  type Sealed,
  type WrittenText,
} from '@sealtrail/event-sourcing';
import { type RatedCase, ratedCaseOf } from '../domain/rated-case';
import { type RatingCommand, ratingStream } from '../domain/rating-commands';
import { type RatingState, ratingDecider } from '../domain/rating-decider';
import type { RatingGiven, RatingRepeated } from '../domain/rating-events';
import type { Rater } from './rater';

/** A rating as submitted: personal data is still in the clear, and is stored in the vault once the rules accept it. */
export type RatingSubmission = {
  readonly type: 'GiveRating';
  readonly data: Omit<RatingCommand['data'], 'rater' | 'comment'> & {
    /** `null`: anonymous. */
    readonly rater: Rater | null;
    readonly comment: WrittenText | null;
  };
};

/** Carries the submission of a rating over the bus. */
export class ChangeRating extends Command<CommandResult> {
  constructor(
    readonly ratingId: string,
    readonly submission: RatingSubmission,
    readonly commandMetadata: CommandMetadata,
    /** The caller's scope: a case outside it is not found. */
    readonly scope: Scope,
    /** Already rated: recorded separately, and counted nowhere. */
    readonly repetition = false,
  ) {
    super();
  }
}

type RatingDecisionContext = {
  readonly rated: RatedCase | null;
  readonly rater: Sealed | null;
  readonly comment: Sealed | null;
};

const people = defineDataSubjects({
  dataByRole: ({ data: { rater, comment } }: RatingSubmission) => ({
    rater,
    comment: comment === null ? null : { comment },
  }),
  withSealed: ({ rated }: RatingDecisionContext, sealed) => ({ rated, ...sealed }),
});

/** The rules of rating, on a submission whose personal data is sealed. */
const rating: Decider<RatingState, RatingSubmission, RatingGiven, RatingDecisionContext> = {
  ...ratingDecider,
  decide: {
    GiveRating: (told, state, { rated, ...sealed }) =>
      ratingDecider.decide.GiveRating({ ...told, ...sealed }, state, rated),
  },
};

/** A repeated rating of a visit or matter: as long as a first one, and without names. */
const repeat: Decider<RatingState, RatingSubmission, RatingRepeated, RatingDecisionContext> = {
  initial: ratingDecider.initial,
  decide: {
    GiveRating: (told, state, known) =>
      rating.decide.GiveRating(told, state, known).map(({ data }) => ({ type: 'RatingRepeated', data })),
  },
  evolve: { RatingRepeated: (state) => state },
};

/** The vault writes as much for a repeated rating, so that the response time reveals nothing. */
const blanked = defineDataSubjects({
  dataByRole: ({ data: { rater, comment } }: RatingSubmission) => ({
    rater: rater && {
      name: blank(rater.name),
      phone: rater.phone && blank(rater.phone),
      idNumber: rater.idNumber && blank(rater.idNumber),
    },
    comment: comment === null ? null : { comment: blank(comment) },
  }),
  withSealed: ({ rated }: RatingDecisionContext, sealed) => ({ rated, ...sealed }),
});

const blank = (text: string): string => '-'.repeat(Buffer.byteLength(text));

@Injectable()
@CommandHandler(ChangeRating)
export class ChangeRatingHandler implements ICommandHandler<ChangeRating> {
  private readonly write = defineWrite({
    ...this.steps,
    decider: rating,
    dataSubjects: people,
  });
  private readonly repeat = defineWrite({
    ...this.steps,
    decider: repeat,
    dataSubjects: blanked,
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly store: EventStore,
  ) {}

  execute({
    ratingId,
    submission: wish,
    commandMetadata,
    scope,
    repetition: again,
  }: ChangeRating): Promise<CommandResult> {
    if (!again)
      return this.pipeline.run(this.write, { stream: ratingStream(ratingId), command: wish, commandMetadata, scope });
    return this.pipeline.run(this.repeat, {
      stream: `ratingRepeat-${commandMetadata.commandId}`,
      command: wish,
      commandMetadata,
      scope,
    });
  }

  private get steps() {
    return {
      see: async (scope: Scope, { command: { data } }: { readonly command: RatingSubmission }) => {
        mustSee(scope, await this.caseOf(data.applicationId));
      },
      context: (_: RatingState, { command }: { readonly command: RatingSubmission }) => this.context(command),
    };
  }

  private async context({ data: { applicationId } }: RatingSubmission): Promise<LoadedContext<RatingDecisionContext>> {
    const events = await this.caseOf(applicationId);
    const revisions = { [applicationStream(applicationId)]: String(events.at(-1)?.revision ?? NO_STREAM) };
    return { facts: { rated: ratedCaseOf(events), rater: null, comment: null }, revisions };
  }

  private async caseOf(applicationId: string): Promise<readonly RecordedEvent<ApplicationEvent>[]> {
    return (await this.store.read(applicationStream(applicationId))) as readonly RecordedEvent<ApplicationEvent>[];
  }
}
