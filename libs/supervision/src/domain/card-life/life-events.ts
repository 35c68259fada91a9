import type { OfficialDocument } from '@sealtrail/applications/events';
import type { Post } from '@sealtrail/catalog/events';
import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate, StepLimit } from '@sealtrail/working-days';
import type { CardFact } from '../card-fact';
import type { AppealResult, LimitedStep, ReferralResult } from './life-enums';

/** When whoever has not taken the step is reminded. `null`, and missing in older events: nobody is. */
type Reminded = { readonly remindAt?: Instant | null };

/** A limit of which somebody is reminded. */
export type RemindedLimit = StepLimit & Reminded;

/** By when a card is answered, with the reminder of that, and until when an appeal against it is taken. */
export type CardLimits = Reminded & { readonly feedback: StepLimit; readonly appeal: StepLimit };

/** Who took a step: the official, with the posts held on that day by the directory. */
export type StepActor = {
  readonly department: string;
  readonly official: string;
  readonly posts: readonly Post[];
  /** Id of the key. */
  readonly key: string;
};

/** What every step keeps. */
export type StepFact = CardFact & {
  readonly actor: StepActor;
  /** When it happened; the limits look at when it was told. */
  readonly at: Instant;
  readonly on: LocalDate;
  readonly toldAt: Instant;
  readonly document: OfficialDocument | null;
  /** `null`: the step needs no words. */
  readonly text: WrittenText | null;
};

/** 签收 */
export type CardAcknowledged = Event<'CardAcknowledged', StepFact>;

/** 说明. `late`: after the limit of the feedback; `null`: there is none, or it had been given. */
export type CardExplained = Event<'CardExplained', StepFact & { readonly late: boolean | null }>;

/** 整改 */
export type CardRectified = Event<'CardRectified', StepFact>;

/** 销号 */
export type CardClosed = Event<'CardClosed', StepFact>;

/** 申诉: it says what the unit has to say of the card, and so is feedback, too. */
export type CardAppealed = Event<
  'CardAppealed',
  StepFact & {
    /** As in {@link CardExplained}. */
    readonly late: boolean | null;
    readonly decideBy: RemindedLimit;
    /** By the policy of the card. */
    readonly stopsPublication: boolean;
  }
>;

/** 申诉决定. Where it is upheld, `CardRevoked` follows. */
export type CardAppealDecided = Event<
  'CardAppealDecided',
  StepFact & {
    readonly result: AppealResult;
    readonly late: boolean;
    /** Of an escalation: the region of the body that passed it on, and by when the one above decides; else `null`. */
    readonly escalated: { readonly from: string; readonly decideBy: RemindedLimit } | null;
  }
>;

/** 撤牌决定 by a review of the supervising body itself: `CardRevoked` follows. */
export type CardRevocationDecided = Event<'CardRevocationDecided', StepFact>;

/** 移送 to discipline inspection, with its 监察建议书. */
export type CardReferred = Event<'CardReferred', StepFact & { readonly to: WrittenText }>;

/** 移送结果 */
export type CardReferralAnswered = Event<'CardReferralAnswered', StepFact & { readonly result: ReferralResult }>;

/** A limit of a step moved with the calendar, and its reminder with it. */
export type CardStepLimitMoved = Event<
  'CardStepLimitMoved',
  CardFact &
    Reminded & {
      readonly step: LimitedStep;
      readonly from: Limit;
      readonly to: Limit;
      readonly movedAt: Instant;
      readonly movedOn: LocalDate;
    }
>;

/** A limit of a step has passed without it. */
export type CardStepOverdue = Event<
  'CardStepOverdue',
  CardFact & {
    readonly step: LimitedStep;
    readonly limit: Limit;
    readonly overdueAt: Instant;
    readonly overdueOn: LocalDate;
  }
>;

export type CardLifeEvent =
  | CardAcknowledged
  | CardExplained
  | CardRectified
  | CardClosed
  | CardAppealed
  | CardAppealDecided
  | CardRevocationDecided
  | CardReferred
  | CardReferralAnswered
  | CardStepLimitMoved
  | CardStepOverdue;
