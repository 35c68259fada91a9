import type { Event, Instant, Sealed } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { LoopEvent } from './loop-events';
import type { OrderEvent } from './order-events';
import type { RatingChannel, RatingDimension, RatingScope } from './rating-enums';
import type { RatingLevel } from './rating-level';

/** A rating of one visit or of the whole matter, once each. The rater's identity is in the vault, not in the event. */
export type RatingGiven = Event<
  'RatingGiven',
  {
    readonly ratingId: string;
    readonly applicationId: string;
    readonly number: string;
    readonly item: string;
    readonly region: string;
    /** The rated department. */
    readonly department: string;
    readonly official: string | null;
    readonly scope: RatingScope;
    readonly visit: number | null;
    readonly level: RatingLevel;
    readonly channel: RatingChannel;
    readonly dimensions: Readonly<Partial<Record<RatingDimension, RatingLevel>>>;
    /** Codes of the selected tags (`501`). */
    readonly tags: readonly string[];
    /** The text is in the vault, because it may name people. `null`: none. */
    readonly comment: Sealed | null;
    readonly anonymous: boolean;
    /** `null`: anonymous. Never shown to the rated unit, not even the id. */
    readonly rater: Sealed | null;
    readonly givenAt: Instant;
    readonly givenOn: LocalDate;
    /** Local date of the rated service: the visit, or the closing of the case. */
    readonly servedOn: LocalDate;
    /** Given after the seven natural days of the request; it still counts. */
    readonly late: boolean;
    /** Local day of the recording: the rated unit sees the rating in the sum of that month, which never changes afterwards. */
    readonly recordedOn: LocalDate;
    /** The access to the rating had been in the unit's possession (a slip printed by a service hall): counted separately from 主动评价. */
    readonly channelHeldByUnit: boolean;
    /** The rater agrees that a rectification order names the case; never true for an anonymous rating. */
    readonly mayNameCase: boolean;
  }
>;

/** A visit or matter that had already been rated was rated again with its token: stored separately, counted nowhere. */
export type RatingRepeated = Event<'RatingRepeated', RatingGiven['data']>;

export type RatingEvent = RatingGiven | RatingRepeated | LoopEvent | OrderEvent;
