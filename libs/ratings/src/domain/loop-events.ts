import type { OfficialDocument } from '@sealtrail/applications/events';
import type { Event, Instant, Sealed, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';
import type { DeskStep, Finding, VoidCause } from './loop-enums';
import type { RatingChannel, RatingDimension, RatingScope } from './rating-enums';
import type { RatingLevel } from './rating-level';

/** Data of the rating that every later event repeats, so that projections need no lookup. */
export type RatedAs = {
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
  readonly anonymous: boolean;
  readonly late: boolean;
  readonly givenOn: LocalDate;
  readonly servedOn: LocalDate;
  /** Local day of the recording. */
  readonly toldOn: LocalDate;
  readonly channelHeldByUnit: boolean;
};

/** Common data of the loop events on the rating's own stream. */
export type LoopFact = RatedAs & { readonly at: Instant; readonly on: LocalDate };

/** A bad rating requires an answer: the desk verifies it within this limit, counted from the recording. */
export type LoopOpened = Event<'LoopOpened', LoopFact & { readonly verifyBy: Limit }>;

/** 核实, by the rating desk. Its note is in the vault, because it may name people. */
export type RatingVerified = Event<
  'RatingVerified',
  LoopFact & {
    readonly finding: Finding;
    readonly note: Sealed | null;
    /** Official or key of the desk. */
    readonly by: string;
    readonly inTime: boolean;
    /** Set where nothing has to be rectified; `null`: not decided yet. */
    readonly replyBy: Limit | null;
  }
>;

/** 回复: the answer to the rater. */
export type RaterAnswered = Event<
  'RaterAnswered',
  LoopFact & {
    readonly reply: Sealed;
    readonly by: string;
    /** `null`: no limit applied. */
    readonly inTime: boolean | null;
    /** 回访; `null`: no rater is known. */
    readonly visitBy: Limit | null;
  }
>;

/** 回访: the rater was called or visited. */
export type RaterVisited = Event<
  'RaterVisited',
  LoopFact & {
    readonly reached: boolean;
    /** `null`: not reached. */
    readonly satisfied: boolean | null;
    readonly note: Sealed | null;
    readonly by: string;
    readonly inTime: boolean;
    /** There was an earlier attempt. */
    readonly again: boolean;
  }
>;

/** 追评: the rater's follow-up rating, once, after the rectification or the reply. The first rating is unchanged. */
export type FollowUpGiven = Event<
  'FollowUpGiven',
  LoopFact & {
    readonly followUp: RatingLevel;
    readonly channel: RatingChannel;
    readonly dimensions: Readonly<Partial<Record<RatingDimension, RatingLevel>>>;
    readonly tags: readonly string[];
    readonly comment: Sealed | null;
  }
>;

/** An order becomes due once: in time when it was rectified, otherwise when its limit ended. */
export type FellDue = { readonly on: LocalDate; readonly inTime: boolean };

/** Results of the loop of a bad rating, with the days on which they were counted: a void rating is removed from the figures of those days. */
export type LoopDone = {
  readonly answered: boolean;
  readonly rectified: boolean;
  /** `null`: no order had become due. */
  readonly due: FellDue | null;
  /** The visit that reached the rater. */
  readonly visit: { readonly on: LocalDate; readonly satisfied: boolean } | null;
  readonly followUp: { readonly on: LocalDate; readonly level: RatingLevel } | null;
};

/** 作废: the rating leaves the shares, is counted separately, and remains visible with reason and reviewer. */
export type RatingVoided = Event<
  'RatingVoided',
  LoopFact & {
    readonly cause: VoidCause;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
    readonly by: string;
    /** Results of its loop at that time. */
    readonly loop: LoopDone;
    /** The order that is withdrawn with it; `null`: there was none. */
    readonly orderId: string | null;
  }
>;

/** A step was not completed within its limit. */
export type LoopStepOverdue = Event<'LoopStepOverdue', LoopFact & { readonly step: DeskStep; readonly limit: Limit }>;

/** A day off that was recorded later moved the limit of a step. */
export type LoopLimitMoved = Event<
  'LoopLimitMoved',
  LoopFact & {
    readonly step: DeskStep;
    /** The day from which the limit is counted. */
    readonly countedFrom: LocalDate;
    readonly from: Limit;
    readonly to: Limit;
  }
>;

export type LoopEvent =
  | LoopOpened
  | RatingVerified
  | RaterAnswered
  | RaterVisited
  | FollowUpGiven
  | RatingVoided
  | LoopStepOverdue
  | LoopLimitMoved;
