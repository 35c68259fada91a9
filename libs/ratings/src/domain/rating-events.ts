import type { Event, Instant, Sealed } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { LoopEvent } from './loop-events';
import type { OrderEvent } from './order-events';
import type { RatingChannel, RatingDimension, RatingScope } from './rating-enums';
import type { RatingLevel } from './rating-level';

/** A rating of one visit or of the whole matter, once each. Who gave it is in the vault, not here. */
export type RatingGiven = Event<
  'RatingGiven',
  {
    readonly ratingId: string;
    readonly applicationId: string;
    readonly number: string;
    readonly item: string;
    readonly region: string;
    /** The rated. */
    readonly department: string;
    readonly official: string | null;
    readonly scope: RatingScope;
    readonly visit: number | null;
    readonly level: RatingLevel;
    readonly channel: RatingChannel;
    readonly dimensions: Readonly<Partial<Record<RatingDimension, RatingLevel>>>;
    /** Codes of the tags that were ticked (`501`). */
    readonly tags: readonly string[];
    /** The words are in the vault: they may name people. `null`: there are none. */
    readonly comment: Sealed | null;
    readonly anonymous: boolean;
    /** `null`: anonymous. Never shown to the rated, not even the id. */
    readonly rater: Sealed | null;
    readonly givenAt: Instant;
    readonly givenOn: LocalDate;
    /** Local date of what is rated: the visit, or the closing of the case. */
    readonly servedOn: LocalDate;
    /** Given after the seven natural days in which it is asked for; it counts all the same. */
    readonly late: boolean;
    /** Local day on which it was told: the rated hear of it in the sum of that month, which then never moves again. */
    readonly recordedOn: LocalDate;
    /** The way to it had been in the hands of the unit (a slip that a hall printed): counted apart from 主动评价. */
    readonly channelHeldByUnit: boolean;
    /** The rater agrees that an order to rectify names the case; never said of an anonymous one. */
    readonly mayNameCase: boolean;
  }
>;

/** A visit or matter that had been rated was rated again with its token: kept apart, and counted nowhere. */
export type RatingRepeated = Event<'RatingRepeated', RatingGiven['data']>;

export type RatingEvent = RatingGiven | RatingRepeated | LoopEvent | OrderEvent;
