import type { Event, Instant, Statement, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { Computation } from './card-computation';
import type { DismissalCause, FirstStatus, RevocationCause, RevocationGround } from './card-enums';
import type { CardFact } from './card-fact';
import type { CardLifeEvent, CardLimits } from './card-life/life-events';

/** 升级: of the cards of one clock the highest counts, whoever the lower ones are against. */
export type Superseding = {
  /** Ids of the lower cards that it supersedes. */
  readonly supersedes: readonly string[];
  /** Id of the higher card that was effective before it. */
  readonly supersededBy: string | null;
};

/** A lower card that a revoked one had superseded. `null`: it is superseded no more. */
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
    /** Posts that are notified; they are not charged. */
    readonly targets: readonly string[];
    /** Departments beside the charged one that are informed. */
    readonly informed: readonly string[];
    /** `null`: it is a warning, or waits. Missing in older events: it has none. */
    readonly limits?: CardLimits | null;
  } & Superseding
>;

/** The limit moved and is still breached: the card stays, its computation gets a further version. */
export type CardRecomputed = Event<
  'CardRecomputed',
  CardFact & {
    /** The version that it rests on now: a limit that moved may end under a milder one. Missing in older events: unchanged. */
    readonly policy?: CardIssued['data']['policy'];
    readonly computation: Computation;
    /** The instant and the official of the computation before, so that a report can move its count. */
    readonly before: {
      readonly breachedAt: Instant;
      readonly fellOn: LocalDate;
      readonly official: string | null;
    };
    /** The card is pending: no report has counted it. */
    readonly wasPending?: boolean;
    /** What has become known, and what follows for the limit. */
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
    /** What has become known, and what follows for the card. */
    readonly reason: readonly Statement[];
    /** Whose statement the revocation rests on. */
    readonly ground: RevocationGround;
    /** By what is known now, beside the card's own by what was known then. `null`: the clock never ran, or is none of the case. */
    readonly computation: Computation | null;
    readonly revokedAt: Instant;
    readonly revokedOn: LocalDate;
    /** Who revoked it; `null`: the computation did. */
    readonly revokedBy: string | null;
    /** The card was still pending. */
    readonly wasPending: boolean;
    /** What becomes of the cards that it had superseded. */
    readonly restores: readonly Release[];
  }
>;

/** 待复核: the charged unit's own proof would revoke the card. Until a reviewer has decided it keeps its place in the figures. */
export type CardPutUnderReview = Event<
  'CardPutUnderReview',
  CardFact & { readonly since: Instant; readonly sinceOn: LocalDate }
>;

/** The proof was dropped, or would not revoke the card any more: its status is what it was before. */
export type CardLeftReview = Event<
  'CardLeftReview',
  CardFact & { readonly leftAt: Instant; readonly leftOn: LocalDate }
>;

/** 预警化解: the clock ended in time. */
export type WarningResolved = Event<
  'WarningResolved',
  CardFact & { readonly endedAt: Instant; readonly resolvedAt: Instant; readonly resolvedOn: LocalDate }
>;

/** 预警失效: its instant moved, or the case ended without an act of the agency. It is in no score. */
export type WarningLapsed = Event<
  'WarningLapsed',
  CardFact & {
    /** What has become known, and what follows for the warning. */
    readonly reason: readonly Statement[];
    /** It had been resolved, and counts as such no more. */
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
    /** As in {@link CardIssued}. */
    readonly limits?: CardLimits | null;
  } & Superseding
>;

/** 取消: it never was a card. By a person, or by the notice of the year that it was pending for. */
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
    /** What has become known, and what follows for the card; `null`: a person dismissed it. */
    readonly why: readonly Statement[] | null;
  }
>;

/** 待发转已发: by the notice of the year that it was pending for the limit was breached all the same. */
export type CardMadeCertain = Event<
  'CardMadeCertain',
  CardFact & {
    readonly reason: readonly Statement[];
    readonly certainAt: Instant;
    readonly certainOn: LocalDate;
    /** As in {@link CardIssued}. */
    readonly limits?: CardLimits | null;
  } & Superseding
>;

/** 预警转化: its clock led to a yellow or red card that is effective. */
export type WarningConverted = Event<
  'WarningConverted',
  CardFact & {
    /** Id of that card. */
    readonly by: string;
    /** It had been resolved by what was known then, and counts as such no more. */
    readonly wasResolved: boolean;
    readonly convertedAt: Instant;
    readonly convertedOn: LocalDate;
  }
>;

/** No card that the warning led to is effective any more. */
export type WarningConversionUndone = Event<
  'WarningConversionUndone',
  CardFact & { readonly wasResolved: boolean; readonly undoneAt: Instant; readonly undoneOn: LocalDate }
>;

/** The instants at which the case is to be checked, and the calendar that they were computed by. */
export type ChecksScheduled = Event<
  'ChecksScheduled',
  {
    readonly applicationId: string;
    readonly calendarVersion: string;
    readonly checkedAt: Instant;
    /** Only those that had not been scheduled before. */
    readonly instants: readonly Instant[];
    /** When each duty (rule, clock, level) would be breached, as far as that is new. */
    readonly duties: readonly { readonly duty: string; readonly at: Instant }[];
  }
>;

/** A calendar change put these breaches into the past: no card is issued for them. */
export type BreachesWaived = Event<
  'BreachesWaived',
  {
    readonly applicationId: string;
    readonly calendarVersion: string;
    /** When the change was recorded: breaches of these duties before that instant are suppressed. */
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
  | CardLifeEvent
  | ChecksScheduled
  | BreachesWaived;
