import type { OfficialDocument } from '@sealtrail/applications/events';
import type { Channel } from '@sealtrail/catalog/events';
import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { SpotCheckFinding } from './spot-check-enums';

/** What is checked: the decided cases of some local days, of a region and of one department or item of it. */
export type SpotCheckScope = {
  readonly region: string;
  /** Who held the cases at their decision; `null`: every department. */
  readonly department: string | null;
  readonly item: string | null;
  /** First and last local day of the decisions. */
  readonly from: LocalDate;
  readonly to: LocalDate;
};

/** A decided case, with what says where it counts. */
export type DecidedCase = {
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly channel: Channel;
  /** Who held it at its decision. */
  readonly department: string;
  readonly official: string | null;
  readonly decidedOn: LocalDate;
};

/** 抽查: cases were drawn by a seed, so that everybody draws the same ones again. */
export type SpotCheckDrawn = Event<
  'SpotCheckDrawn',
  SpotCheckScope & {
    readonly check: string;
    readonly seed: string;
    /** At least so many in a hundred of the population. */
    readonly percent: number;
    /** Decided cases that it was drawn from, as known then. */
    readonly population: number;
    /** So many follow in the facts after it. */
    readonly cases: number;
    readonly document: OfficialDocument;
    readonly drawnBy: string;
    readonly drawnAt: Instant;
  }
>;

/** Some of its cases, in the order in which they were drawn. */
export type SpotCheckCasesDrawn = Event<
  'SpotCheckCasesDrawn',
  { readonly check: string; readonly region: string; readonly first: number; readonly cases: readonly DecidedCase[] }
>;

/** 抽查结论 of one case that was drawn. */
export type SpotCheckFindingRecorded = Event<
  'SpotCheckFindingRecorded',
  DecidedCase & {
    readonly check: string;
    readonly finding: SpotCheckFinding;
    /** As the case was counted before, by whatever check; `null`: it was not. A case counts once. */
    readonly counted: SpotCheckFinding | null;
    /** As this check had found before; `null`: nothing. */
    readonly before: SpotCheckFinding | null;
    readonly text: WrittenText;
    readonly document: OfficialDocument;
    /** Why what had been found is corrected; `null`: it is the first. */
    readonly reason: WrittenText | null;
    readonly by: string;
    readonly at: Instant;
  }
>;

export type SpotCheckEvent = SpotCheckDrawn | SpotCheckCasesDrawn;
export type CheckedCaseEvent = SpotCheckFindingRecorded;
