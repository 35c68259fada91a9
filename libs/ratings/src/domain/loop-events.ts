import type { OfficialDocument } from '@sealtrail/applications/events';
import type { Event, Instant, Sealed, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';
import type { DeskStep, Finding, VoidCause } from './loop-enums';
import type { RatingChannel, RatingDimension, RatingScope } from './rating-enums';
import type { RatingLevel } from './rating-level';

/** What was rated, and how, as every later fact repeats it: no projection has to look anything up. */
export type RatedAs = {
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
  readonly anonymous: boolean;
  readonly late: boolean;
  readonly givenOn: LocalDate;
  readonly servedOn: LocalDate;
  /** Local day on which it was told. */
  readonly toldOn: LocalDate;
  readonly channelHeldByUnit: boolean;
};

/** A fact of the closed loop on the rating's own stream. */
export type LoopFact = RatedAs & { readonly at: Instant; readonly on: LocalDate };

/** A bad rating asks for an answer: the desk verifies it within this limit, from its recording. */
export type LoopOpened = Event<'LoopOpened', LoopFact & { readonly verifyBy: Limit }>;

/** 核实, by the rating desk. What it wrote is in the vault: it may name people. */
export type RatingVerified = Event<
  'RatingVerified',
  LoopFact & {
    readonly finding: Finding;
    readonly note: Sealed | null;
    /** Official or key of the desk. */
    readonly by: string;
    readonly inTime: boolean;
    /** Where there is nothing to rectify; `null`: that is still to be decided. */
    readonly replyBy: Limit | null;
  }
>;

/** 回复: what the rater is told. */
export type RaterAnswered = Event<
  'RaterAnswered',
  LoopFact & {
    readonly reply: Sealed;
    readonly by: string;
    /** `null`: no limit ran for it. */
    readonly inTime: boolean | null;
    /** 回访; `null`: nobody is known who could be visited. */
    readonly visitBy: Limit | null;
  }
>;

/** 回访: the rater was called or visited, and asked. */
export type RaterVisited = Event<
  'RaterVisited',
  LoopFact & {
    readonly reached: boolean;
    /** `null`: not reached. */
    readonly satisfied: boolean | null;
    readonly note: Sealed | null;
    readonly by: string;
    readonly inTime: boolean;
    /** Somebody tried before. */
    readonly again: boolean;
  }
>;

/** 追评: the rater's second word, once, after the rectification or the reply. The first rating stays what it was. */
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

/** An order fell due once: in time when it was rectified, else when its limit ended. */
export type FellDue = { readonly on: LocalDate; readonly inTime: boolean };

/** What came of a bad rating, with the days by which it was counted: what is void leaves the figures of those days. */
export type LoopDone = {
  readonly answered: boolean;
  readonly rectified: boolean;
  /** `null`: no order had fallen due. */
  readonly due: FellDue | null;
  /** The visit that reached the rater. */
  readonly visit: { readonly on: LocalDate; readonly satisfied: boolean } | null;
  readonly followUp: { readonly on: LocalDate; readonly level: RatingLevel } | null;
};

/** 作废: it leaves the shares, is counted apart, and stays to be seen with reason and reviewer. */
export type RatingVoided = Event<
  'RatingVoided',
  LoopFact & {
    readonly cause: VoidCause;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
    readonly by: string;
    /** What had come of it by then. */
    readonly loop: LoopDone;
    /** The order that falls with it; `null`: there was none then. */
    readonly orderId: string | null;
  }
>;

/** A step was not done by its limit. */
export type LoopStepOverdue = Event<'LoopStepOverdue', LoopFact & { readonly step: DeskStep; readonly limit: Limit }>;

/** A day off that was told later has moved the limit of a step. */
export type LoopLimitMoved = Event<
  'LoopLimitMoved',
  LoopFact & {
    readonly step: DeskStep;
    /** The day from which it is counted. */
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
