import { type CommandMessage, derivedId, type Instant, type Sealed } from '@sealtrail/event-sourcing';
import type { RatingChannel, RatingDimension, RatingScope } from './rating-enums';
import type { RatingLevel } from './rating-level';

/** The subject of a rating: a case as a whole, or one visit. */
export type Rated = {
  readonly applicationId: string;
  readonly scope: RatingScope;
  /** Number of the visit; `null` for the matter. */
  readonly visit: number | null;
};

/** The applicant, or their agent, rates the service. */
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
    /** When it was recorded. */
    readonly now: Instant;
    /** Rated with the slip that a service hall printed. */
    readonly channelHeldByUnit: boolean;
    /** The rater agrees that a rectification order names the case. */
    readonly mayNameCase: boolean;
  }
>;

export type RatingCommand = GiveRating;

/**
 * One id for one visit or matter, so that the store refuses a second rating. A rating with a slip that the unit held has a separate id: a
 * person who kept the slip can neither block the applicant's rating nor find out whether it exists.
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
