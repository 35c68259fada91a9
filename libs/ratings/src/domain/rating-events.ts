import type { LocalDate } from '@sealtrail/calendar';
import type { Event, Instant } from '@sealtrail/event-sourcing';

/** 非常满意 满意 基本满意 不满意 非常不满意; the last two are 差评. Stored as a word: the codes run both ways (GB/T 39046 A.8). */
export type RatingLevel = 'verySatisfied' | 'satisfied' | 'fairlySatisfied' | 'dissatisfied' | 'veryDissatisfied';

/** The seven channels of GB/T 39046-2020. */
export type RatingChannel = 'web' | 'mobile' | 'qrCode' | 'hallTablet' | 'hallTerminal' | 'phone' | 'sms';

/** A rating of one visit (一次一评) or of the whole matter (一事一评), once each. Who gave it is in the vault, not here. */
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
    readonly scope: 'visit' | 'matter';
    readonly visit: number | null;
    readonly level: RatingLevel;
    readonly channel: RatingChannel;
    /** Level by dimension (`efficiency`, `skill`, `attitude`, `guideAccuracy`, `convenience`, `platform`). */
    readonly dimensions: Readonly<Record<string, RatingLevel>>;
    readonly tags: readonly string[];
    /** The words are in the vault: they may name people. */
    readonly hasComment: boolean;
    readonly anonymous: boolean;
    readonly rater: { readonly subjectId: string; readonly commitment: string } | null;
    readonly givenAt: Instant;
    readonly givenOn: LocalDate;
  }
>;

export type RatingEvent = RatingGiven;
