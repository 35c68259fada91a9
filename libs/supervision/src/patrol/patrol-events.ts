import type { Event, Instant, Statement } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { RefusedCase } from '../calendar-recalculation/recalculation-events';
import type { RuleId } from '../domain/card-enums';

/** One look at all cases. `night`: the local day that had just begun. */
export type PatrolNight = {
  readonly night: LocalDate;
  /** 24:00 of the day before: what had fallen by then is compared, by what had been told by then. */
  readonly at: Instant;
};

/** What was looked at. */
export type PatrolCounts = {
  readonly cases: number;
  /** Cards that there were, of any status. */
  readonly cards: number;
  /** Cases of which something had been told since: what follows of it may be under way. */
  readonly unsettled: number;
  /** Cases whose checks had to be scheduled anew, without a card being wrong. */
  readonly rescheduled: number;
};

/** A fact about a card that should have been recorded, and was not. */
export type PatrolFinding = {
  readonly fact: string;
  readonly cardId: string;
  readonly rule: RuleId;
  readonly level: CardLevel;
  readonly department: string;
  /** What has become known; `null`: the fact says nothing of that. */
  readonly reason: readonly Statement[] | null;
};

/** A case whose cards were not what they should have been: an incident, recorded before it is put right. */
export type PatrolDifference = {
  readonly applicationId: string;
  readonly region: string;
  readonly findings: readonly PatrolFinding[];
};

/** 巡检 began: one process does it. */
export type PatrolStarted = Event<'PatrolStarted', PatrolNight & { readonly by: string; readonly startedAt: Instant }>;

/** A page of cases was looked at. */
export type PatrolAdvanced = Event<
  'PatrolAdvanced',
  PatrolNight &
    PatrolCounts & {
      /** The last case so far; `null`: it was the last page, and empty. */
      readonly cursor: string | null;
      readonly by: string;
      readonly differences: readonly PatrolDifference[];
      readonly refused: readonly RefusedCase[];
      readonly advancedAt: Instant;
    }
>;

/** Every case was looked at: the sums of the pages. */
export type PatrolFinished = Event<
  'PatrolFinished',
  PatrolNight & PatrolCounts & { readonly differences: number; readonly refused: number; readonly finishedAt: Instant }
>;

export type PatrolEvent = PatrolStarted | PatrolAdvanced | PatrolFinished;
