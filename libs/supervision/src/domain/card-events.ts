import type { Event, Instant, Statement, WrittenText } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { Computation } from './card-computation';
import type { Subject } from './card-key';
import type { DismissalCause, FirstStatus, RevocationCause, RevocationGround, RuleId } from './card-words';

/** What every fact about a card carries. */
export type CardFact = {
  readonly cardId: string;
  readonly subject: Subject;
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly rule: RuleId;
  /** Clock instance (`case`, `firstCheck:1`, `branch:<id>`, `suspension:1`, `delivery`); of a card about conduct, the act. */
  readonly clock: string;
  readonly level: CardLevel;
  readonly department: string;
  /** `null`: nobody was named; the department alone is charged. */
  readonly official: string | null;
  /** When it fell. */
  readonly breachedAt: Instant;
  /** The local day that it ended: 24:00 belongs to the day before (民法典 art. 203), so a card of the 31st falls in its month. */
  readonly fellOn: LocalDate;
};

/** 升级: of the cards of one clock the highest counts, whoever the lower ones are against. */
export type Superseding = {
  /** The lower cards that this one takes the place of. */
  readonly supersedes: readonly string[];
  /** The higher card that stood before it. */
  readonly supersededBy: string | null;
};

/** A lower card that a revoked one lets go of. `null`: it stands for itself again. */
export type Release = { readonly cardId: string; readonly supersededBy: string | null };

export type CardIssued = Event<
  'CardIssued',
  CardFact & {
    readonly issuedAt: Instant;
    readonly issuedOn: LocalDate;
    /** `pending`: waits for a person's confirmation, and is not a card until then. */
    readonly status: FirstStatus;
    readonly policy: { readonly id: string; readonly version: string };
    readonly computation: Computation;
    /** Posts that are told; they are not charged. */
    readonly targets: readonly string[];
    /** Departments beside the charged one that are told. */
    readonly informed: readonly string[];
  } & Superseding
>;

/** The limit moved and is still broken: the card stays, its computation gets a further version. */
export type CardRecomputed = Event<
  'CardRecomputed',
  CardFact & {
    /** The version that it rests on by now: a limit that moved may end under a milder one. Of an older fact: as before. */
    readonly policy?: CardIssued['data']['policy'];
    readonly computation: Computation;
    /** When it was thought to have fallen, and who was charged, so that a report can move its count. */
    readonly before: {
      readonly breachedAt: Instant;
      readonly fellOn: LocalDate;
      readonly official: string | null;
    };
    /** It waits for a person still: no report has counted it, and none has anything to move. */
    readonly wasPending?: boolean;
    /** What has become known, and how it moved the limit. */
    readonly reason: readonly Statement[];
    readonly recomputedAt: Instant;
    readonly recomputedOn: LocalDate;
  }
>;

/** 撤牌: with its reason, visible for ever, out of the statistics. */
export type CardRevoked = Event<
  'CardRevoked',
  CardFact & {
    readonly cause: RevocationCause;
    /** What has become known, and what that did to the card. */
    readonly reason: readonly Statement[];
    /** Whose word that rests on. */
    readonly ground: RevocationGround;
    /** By what is known now, beside the card's own of what was known then. `null`: the clock never ran, or is none of the case. */
    readonly computation: Computation | null;
    readonly revokedAt: Instant;
    readonly revokedOn: LocalDate;
    /** Who revoked it; `null`: the computation did. */
    readonly revokedBy: string | null;
    /** It was still `pending`. */
    readonly wasPending: boolean;
    /** What becomes of the cards that it had taken the place of. */
    readonly restores: readonly Release[];
  }
>;

/** 待复核: a proof of the charged unit itself would take the card back. Until a reviewer has spoken it keeps its place in the figures. */
export type CardPutUnderReview = Event<
  'CardPutUnderReview',
  CardFact & { readonly since: Instant; readonly sinceOn: LocalDate }
>;

/** The proof was dropped, or would not take the card back any more: the card is what it was before. */
export type CardLeftReview = Event<
  'CardLeftReview',
  CardFact & { readonly leftAt: Instant; readonly leftOn: LocalDate }
>;

/** 预警化解: what it warned of was done in time. */
export type WarningResolved = Event<
  'WarningResolved',
  CardFact & { readonly endedAt: Instant; readonly resolvedAt: Instant; readonly resolvedOn: LocalDate }
>;

/** 预警失效: its instant has moved away, or the case ended without an act of the agency. It is in no score. */
export type WarningLapsed = Event<
  'WarningLapsed',
  CardFact & {
    /** What has become known, and what that did to the warning. */
    readonly reason: readonly Statement[];
    /** It counts as resolved no more. */
    readonly wasResolved: boolean;
    readonly lapsedAt: Instant;
    readonly lapsedOn: LocalDate;
  }
>;

export type CardConfirmed = Event<
  'CardConfirmed',
  CardFact & {
    readonly confirmedBy: string;
    readonly confirmedAt: Instant;
    readonly confirmedOn: LocalDate;
    readonly reason: WrittenText;
  } & Superseding
>;

/** 取消: it never was a card. By a person, or by the notice of the year that it waited for. */
export type CardDismissed = Event<
  'CardDismissed',
  CardFact & {
    readonly cause: DismissalCause;
    /** `null`: the calendar. */
    readonly dismissedBy: string | null;
    readonly dismissedAt: Instant;
    readonly dismissedOn: LocalDate;
    /** The person's. */
    readonly reason: WrittenText | null;
    /** What has become known, and what that did to the card; `null`: a person said so. */
    readonly why: readonly Statement[] | null;
  }
>;

/** 待发转已发: the notice of the year that it waited for is known, and the limit was broken all the same. */
export type CardMadeCertain = Event<
  'CardMadeCertain',
  CardFact & {
    readonly reason: readonly Statement[];
    readonly certainAt: Instant;
    readonly certainOn: LocalDate;
  } & Superseding
>;

/** 预警转化: it has come to a yellow or a red card that stands. */
export type WarningConverted = Event<
  'WarningConverted',
  CardFact & {
    /** The card. */
    readonly by: string;
    /** Its clock had ended in time by what was known: it counts as resolved no more. */
    readonly wasResolved: boolean;
    readonly convertedAt: Instant;
    readonly convertedOn: LocalDate;
  }
>;

/** No card that it had come to stands any more. */
export type WarningConversionUndone = Event<
  'WarningConversionUndone',
  CardFact & { readonly wasResolved: boolean; readonly undoneAt: Instant; readonly undoneOn: LocalDate }
>;

/** The instants at which the case has to be looked at, and the calendar they were computed from. */
export type ChecksScheduled = Event<
  'ChecksScheduled',
  {
    readonly applicationId: string;
    readonly calendarVersion: string;
    readonly checkedAt: Instant;
    /** Only those that had not been scheduled before. */
    readonly instants: readonly Instant[];
    /** When each duty (rule, clock, level) would be broken, as far as that is new. */
    readonly duties: readonly { readonly duty: string; readonly at: Instant }[];
  }
>;

/** A calendar change put these breaches into the past: no card is made for them. */
export type BreachesWaived = Event<
  'BreachesWaived',
  {
    readonly applicationId: string;
    readonly calendarVersion: string;
    /** When the change was recorded: breaches of these duties before that instant are waived. */
    readonly changedAt: Instant;
    /** Duties, as in {@link ChecksScheduled}. */
    readonly keys: readonly string[];
  }
>;

export type SupervisionEvent =
  | CardIssued
  | CardRecomputed
  | CardRevoked
  | CardPutUnderReview
  | CardLeftReview
  | WarningResolved
  | WarningLapsed
  | CardConfirmed
  | CardDismissed
  | CardMadeCertain
  | WarningConverted
  | WarningConversionUndone
  | ChecksScheduled
  | BreachesWaived;
