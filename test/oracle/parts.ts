import type { Pause } from './day-count';
import type { Day, Moment } from './days';
import type { Branch, Item } from './history';

export type FirstCheck = {
  readonly number: number;
  readonly startedAt: Moment;
  /** When its receipt was told. */
  readonly told: Moment;
  readonly endsOn: Day;
  endedAt: Moment | null;
  silent: boolean;
};

export type Notice = {
  readonly number: number;
  readonly at: Moment;
  readonly saidAt: Moment;
  readonly listed: readonly string[];
  readonly beyond: readonly string[];
  readonly late: boolean;
  /** It is said to have been given before the silence that it came after. */
  readonly deniesSilence: boolean;
  readonly deadline: Day;
  readonly second: boolean;
  readonly department: string;
  readonly official: string;
};

export type Suspension = {
  readonly number: number;
  readonly branch: string | null;
  readonly startedAt: Moment;
  readonly told: Moment;
  readonly notBefore: Day;
  /** How many assignments there had been when it began. */
  readonly assignedBefore: number;
  noticeAt: Moment | null;
  /** The time that the notice announced. */
  expected: number;
  /** Longer ones, and from when they count. */
  readonly prolongations: { readonly at: Moment; readonly expected: number }[];
  /** "What tells only against the teller (a pause that ended earlier) needs no proof." */
  endedAt: Moment | null;
  /** For departments beside the teller, who could not know before. */
  endedForOthers: Moment | null;
  /** For its own clock: no earlier than what is shown. */
  countedEnd: Moment | null;
};

export type BranchState = {
  readonly branch: Branch;
  readonly stage: number;
  startedAt: Moment | null;
  /** The place, among what has been told, of what started it; before all: silence did. */
  order: number;
  opinionAt: Moment | null;
  /** When the next stage could know of its opinion. */
  saidAt: Moment | null;
  agreed: boolean;
  /** When an opinion was told on a later day, with a proof of the unit's own. */
  toldOnOwnProof: Moment | null;
  /** Days that an extension gives it for its step card. */
  more: number;
};

/** Before any of them has started. */
export const branchesOf = ({ stages }: Item): readonly BranchState[] =>
  stages.flatMap((stage, index) =>
    stage.map((branch) => ({
      branch,
      stage: index,
      startedAt: null,
      order: -1,
      opinionAt: null,
      saidAt: null,
      agreed: false,
      toldOnOwnProof: null,
      more: 0,
    })),
  );

export type Status =
  | 'submitted'
  | 'correctionPending'
  | 'accepted'
  | 'granted'
  | 'refused'
  | 'notAccepted'
  | 'withdrawn'
  | 'returned'
  | 'terminated';

export type Assignment = {
  readonly branch: string | null;
  readonly official: string;
  readonly told: Moment;
  /** Its place among what has been told. */
  readonly order: number;
  /** Limits that were on their last counted day. */
  readonly found: readonly string[];
};

export type Extension = {
  readonly days: number;
  readonly at: Moment;
  /** Its place among what has been told. */
  readonly order: number;
  /** The limits that it moves. */
  readonly moves: readonly string[];
  /** The pauses of the case as they were known when it was told: by them it came before the end of a limit, or after. */
  readonly pausesKnown: readonly Pause[];
};
