import type { OfficialDocument } from '@sealtrail/applications/events';
import type { CommandMessage, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Finding, OrderKind, VoidCause } from './loop-enums';
import type { RatingChannel, RatingDimension } from './rating-enums';
import type { RatingLevel } from './rating-level';

/** Who at the rating desk performs a step, and when it is recorded; the limit of the step is checked against the recording alone. */
export type DeskAct = {
  /** The official or the key that acts. */
  readonly by: string;
  /** The department of the key; the rated unit performs no step of the loop. */
  readonly department: string | null;
  readonly now: Instant;
};

/** The system opens the loop of a bad rating. */
export type OpenLoop = CommandMessage<'OpenLoop', { readonly at: Instant }>;

/** The timer contains no rule: it only passes the time. */
export type CheckLoop = CommandMessage<'CheckLoop', { readonly at: Instant }>;

/** 核实. The text is stored in the vault once the rules accept it. */
export type VerifyRating = CommandMessage<
  'VerifyRating',
  DeskAct & { readonly finding: Finding; readonly words: WrittenText | null }
>;

/** 回复. */
export type AnswerRater = CommandMessage<'AnswerRater', DeskAct & { readonly words: WrittenText }>;

/** 回访. */
export type VisitRater = CommandMessage<
  'VisitRater',
  DeskAct & { readonly reached: boolean; readonly satisfied: boolean | null; readonly words: WrittenText | null }
>;

/** 追评, by the rater. */
export type GiveFollowUp = CommandMessage<
  'GiveFollowUp',
  {
    readonly level: RatingLevel;
    readonly channel: RatingChannel;
    readonly dimensions: Readonly<Partial<Record<RatingDimension, RatingLevel>>>;
    readonly tags: readonly string[];
    readonly words: WrittenText | null;
    readonly now: Instant;
  }
>;

/** 作废. */
export type VoidRating = CommandMessage<
  'VoidRating',
  DeskAct & {
    readonly cause: VoidCause;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
  }
>;

export type LoopCommand = OpenLoop | CheckLoop | VerifyRating | AnswerRater | VisitRater | GiveFollowUp | VoidRating;

/** 派发整改单. */
export type OrderRectification = CommandMessage<
  'OrderRectification',
  DeskAct & {
    readonly orderId: string;
    readonly ratingId: string;
    readonly kind: OrderKind;
    readonly demand: WrittenText;
  }
>;

/** 整改, by an official of the unit. */
export type RectifyOrder = CommandMessage<
  'RectifyOrder',
  {
    readonly done: WrittenText;
    readonly document: OfficialDocument | null;
    readonly officer: string;
    readonly department: string;
    readonly now: Instant;
  }
>;

export type CheckOrder = CommandMessage<'CheckOrder', { readonly at: Instant }>;

export type OrderCommand = OrderRectification | RectifyOrder | CheckOrder;
