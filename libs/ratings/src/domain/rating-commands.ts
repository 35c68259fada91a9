import { type CommandMessage, derivedId, type Instant, type Sealed } from '@sealtrail/event-sourcing';
import type { RatingChannel, RatingDimension, RatingScope } from './rating-enums';
import type { RatingLevel } from './rating-level';

/** What is rated: a case as a whole, or one visit to it. */
export type Rated = {
  readonly applicationId: string;
  readonly scope: RatingScope;
  /** The number of the visit; `null` for the matter. */
  readonly visit: number | null;
};

/** The applicant, or their agent, says how they were served. */
export type GiveRating = CommandMessage<
  'GiveRating',
  Rated & {
    readonly ratingId: string;
    readonly level: RatingLevel;
    readonly channel: RatingChannel;
    readonly dimensions: Readonly<Partial<Record<RatingDimension, RatingLevel>>>;
    readonly tags: readonly string[];
    readonly comment: Sealed | null;
    /** `null`: anonymous. */
    readonly rater: Sealed | null;
    /** When it was given. */
    readonly at: Instant;
    /** When it was told. */
    readonly now: Instant;
    /** Rated with the slip that a hall printed. */
    readonly channelHeldByUnit: boolean;
    /** The rater agrees that an order to rectify names the case. */
    readonly mayNameCase: boolean;
  }
>;

export type RatingCommand = GiveRating;

/**
 * One id for one visit or matter, so that the store itself refuses a second rating of it. What is rated with a slip that
 * the unit held has an id of its own: whoever kept the slip can neither stand in the way of the applicant's rating nor
 * find out that there is one.
 */
export const ratingIdOf = ({
  applicationId,
  scope,
  visit,
  channelHeldByUnit = false,
}: Rated & { readonly channelHeldByUnit?: boolean }): string => {
  const rated = [applicationId, scope, visit === null ? '' : String(visit)];
  return channelHeldByUnit ? derivedId('rating', ...rated, 'channelHeldByUnit') : derivedId('rating', ...rated);
};

export const ratingStream = (ratingId: string): string => `rating-${ratingId}`;
